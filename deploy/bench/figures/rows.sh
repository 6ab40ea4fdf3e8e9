# How figures are put into rows of the table of docs/benchmarks.md. Sourced by measure.
# shellcheck shell=bash

noise=''

row() { # WHAT FIGURE AIM
    printf '| %s | %s%s | %s |\n' "$1" "$2" "$noise" "$3"
}

# Prints the middle one of the numbers given, with the least and the most: 1.24 (1.16 to 1.30).
spread() { # FORMAT
    sort -n | awk -v f="$1" '{ n[NR] = $1 } END {
        middle = NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2
        if (NR == 1) printf f, middle
        else printf f " (" f " to " f ")", middle, n[1], n[NR] }'
}

# Prints the middle of two columns of seconds, and of their ratios in each line: 41.4 s : 33.5 s = **1.24** (1.16 to 1.30).
ratios() { # FILE
    awk '{ print $1 }' "$1" | spread '%.1f' | cut -d ' ' -f 1 | tr '\n' ' '
    printf 's : %s s = ' "$(awk '{ print $2 }' "$1" | spread '%.1f' | cut -d ' ' -f 1)"
    awk '{ print $1 / $2 }' "$1" | spread '**%.2f**' | sed 's/(\*\*\(.*\)\*\* to \*\*\(.*\)\*\*)/(\1 to \2)/'
}
