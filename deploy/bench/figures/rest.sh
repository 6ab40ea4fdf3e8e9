# How soon a Lull is there, and what it takes at rest. Sourced by measure.
# shellcheck shell=bash disable=SC2016,SC2154  # back quotes are Markdown; measure sets lull, dir, rounds, ffmpeg

measure_first() {
    mkdir -p "$dir/photos"
    for i in $(seq 0 "$rounds"); do
        bare -f lavfi -i "testsrc2=s=320x180,hue=h=$((i * 20))" -frames:v 1 "$dir/photos/$i.jpg"
    done
    rm -rf "$dir/out" "$dir/data"
    first_upload "$dir/photos/0.jpg" >/dev/null
    row '`./lull run` to the first uploaded file, warm' \
        "$(for i in $(seq "$rounds"); do first_upload "$dir/photos/$i.jpg"; done | spread '%.1f s')" 'under 3 s'
}

# Prints the share of one core that processes use during a minute.
minute() { # PID...
    before=$(processor "$@")
    sleep 60
    awk -v ticks="$(($(processor "$@") - before))" 'BEGIN { printf "%.1f %%", ticks / 60 }'
}

measure_idle() {
    start
    sleep 30
    children=$(ps -o pid= --ppid "$up" | tr '\n' ' ')
    # shellcheck disable=SC2086  # several process ids
    memory=$(ps -o rss= -p $up $children | awk '{ sum += $1 } END { printf "%d", sum / 1024 }')
    row 'resident memory of `./lull up` after 30 s idle' "$memory MB" 'under 600 MB'
    # shellcheck disable=SC2086  # several process ids
    soon=$(minute $up $children)
    sleep 150
    # shellcheck disable=SC2086  # several process ids
    row 'share of a core of an idle `./lull up` after 30 s, after 4 minutes' "$soon, $(minute $up $children)" '1.5 %'
    stop "$up"
}
