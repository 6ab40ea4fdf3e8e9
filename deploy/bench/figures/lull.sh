# Lull and the bare ffmpeg it is compared with, as figures start them. Sourced by measure.
# shellcheck shell=bash disable=SC2016,SC2154  # back quotes are Markdown; measure sets lull, dir, rounds, ffmpeg

bare() { "$ffmpeg" -nostdin -v error -y "$@"; }

# Prints the seconds between the plan and the completion of the conversion that these logs tell of.
converting() {
    from=$(cat "$@" | grep 'planned conversion of ' | sort | head -n 1 | cut -d ' ' -f 1)
    to=$(cat "$@" | grep 'conversion completed' | sort | tail -n 1 | cut -d ' ' -f 1)
    since "$(date -d "$from" +%s%N)" "$(date -d "$to" +%s%N)"
}

# Runs the main job on one file, as if for the first time; prints its wall time and the time of the conversion.
main_job() {
    rm -rf "$dir/out" "$dir/data"
    wall=$(timed "$lull" run "$1" --out "$dir/out" --data "$dir/data")
    printf '%s %s\n' "$wall" "$(converting "$dir/data/lull.log")"
}

# Prints the wall time in seconds until the run prints its first line that begins with "uploaded".
first_upload() {
    began=$(now)
    "$lull" run "$1" --out "$dir/out" --data "$dir/data" 2>/dev/null | while read -r word _; do
        if [ "$word" = uploaded ]; then
            since "$began" "$(now)"
            cat >/dev/null
        fi
    done
}

# Waits a while without starting a process: what is measured needs the processors.
exec 8<> <(:)
pause() { read -rt "$1" -u 8 _ || true; } # SECONDS

# Starts Lull with the given arguments and waits until it can be used.
start() {
    rm -rf "$dir/out" "$dir/data" "$dir/up.log"
    "$lull" up --out "$dir/out" --data "$dir/data" "$@" >"$dir/up.log" 2>&1 &
    up=$!
    while ! grep -qs 'Lull is up' "$dir/up.log"; do sleep 0.2; done
}

stop() {
    kill "$@"
    wait "$@" || true
}

# Waits until so many files of this name have arrived.
shopt -s globstar nullglob
arrived() { # NUMBER [PATTERN]
    local there=()
    while [ "${#there[@]}" -lt "$1" ]; do
        pause 0.05
        # shellcheck disable=SC2206  # the pattern is meant
        there=("$dir"/out/**/${2:-*.mp4})
    done
}

submit() { "$lull" submit "$1" --config "$dir/data/lull.properties" >/dev/null; } # PATH

film() { # SIZE FILE
    [ -f "$2" ] || bare -f lavfi -i "testsrc2=s=$1:r=25:d=60" -f lavfi -i sine=d=60 \
        -c:v libx265 -preset ultrafast -x265-params log-level=none -c:a ac3 "$2"
}

encode() { # FILE
    bare -i "$1" -c:v libx264 -preset medium -crf 23 -pix_fmt yuv420p -c:a aac -b:a 128k -movflags +faststart "$dir/bare.mp4"
}

# Prints the time of the conversion of a file by so many worker processes with these settings.
by_workers() { # FILE NUMBER [--set KEY=VALUE...]
    source=$1
    number=$2
    shift 2
    start --convert-workers 0
    workers=''
    for i in $(seq "$number"); do
        "$lull" convert-worker --config "$dir/data/lull.properties" "$@" >"$dir/worker-$i.log" 2>&1 &
        workers="$workers $!"
        while ! grep -q 'convert worker started' "$dir/worker-$i.log"; do sleep 0.2; done
    done
    # a worker is started once and converts for weeks: until Java has compiled what it needs to run is not of interest
    sleep 15
    submit "$source"
    arrived 1
    # shellcheck disable=SC2086  # several process ids
    stop $workers "$up"
    for i in $(seq "$number"); do cat "$dir/worker-$i.log"; done >"$dir/workers.log"
    converting "$dir/workers.log"
}
