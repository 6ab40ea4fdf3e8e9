# What figures need of the machine: time, processor time, counts, and whether anything else runs. Sourced by measure.
# shellcheck shell=bash

# Of all processors, by others; above it a figure says so.
NOT_QUIET=10

now() { date +%s%N; }
since() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.2f\n", (to - from) / 1e9 }'; }

# Prints the wall time of a command in seconds.
timed() {
    local began
    began=$(now)
    "$@" >/dev/null 2>&1
    since "$began" "$(now)"
}

# Prints the busy and all hundredths of a second of all processors since the machine was started.
processors() { awk '/^cpu / { for (i = 2; i <= NF; i++) all += $i; print all - $5 - $6, all }' /proc/stat; }

# Prints words for figures of a machine that is not quiet, by what is at work while nothing is measured; nothing if it is.
noise_of_others() {
    local before
    before=$(processors)
    sleep 3
    printf '%s %s\n' "$before" "$(processors)" | awk -v most="$NOT_QUIET" '{
        others = 100 * ($3 - $1) / ($4 - $2)
        if (others > most) printf " (not quiet: others took %.0f %% of the machine)", others }'
}

# Prints the processor time that processes have used so far, in hundredths of a second.
processor() { # PID...
    local pid
    for pid in "$@"; do cat "/proc/$pid/stat"; done | sed 's/.*) //' | awk '{ sum += $12 + $13 } END { print sum }'
}

# Prints the same of the children of a process that have ended.
processor_of_children() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $14 + $15 }'; } # PID

# Prints the commands that the Redis of these settings has carried out so far, each of those in scripts by itself.
redis_commands() { # PROPERTIES
    local url
    url=$(sed -n 's/\\//g; s/^redis.url=//p' "$1")
    [[ $url =~ ^redis://(:?([^@]*)@)?([^:/]+):([0-9]+) ]] || return 1
    exec 9<>"/dev/tcp/${BASH_REMATCH[3]}/${BASH_REMATCH[4]}"
    [ -z "${BASH_REMATCH[2]}" ] || printf 'AUTH %s\r\n' "${BASH_REMATCH[2]//:/ }" >&9
    printf 'INFO stats\r\nQUIT\r\n' >&9
    tr -d '\r' <&9 | sed -n 's/^total_commands_processed://p'
    exec 9>&-
}

# Remembers what a running Lull has used so far: its Java, its Redis and the programs that Java started.
begin_counts() { # PID PROPERTIES
    counted_pid=$1 counted_properties=$2
    counts_before=$(counts_now)
}

counts_now() {
    printf '%s %s %s %s\n' "$(processor "$counted_pid")" "$(processor_of_children "$counted_pid")" \
        "$(redis_commands "$counted_properties")" "$(awk '/^rchar/ { print $2 }' "/proc/$counted_pid/io")"
}

# Prints what it has used since then, of each of so many things.
counts() { # NUMBER
    printf '%s %s\n' "$counts_before" "$(counts_now)" | awk -v n="$1" '{
        printf "Java %.3g s, its programs %.3g s, %.3g Redis commands, %.3g MB read", ($5 - $1) / 100 / n,
            ($6 - $2) / 100 / n, ($7 - $3) / n, ($8 - $4) / 1e6 / n }'
}
