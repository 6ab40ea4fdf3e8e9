# What conversions cost: films, by one worker and by two, remuxes and clips. Sourced by measure.
# shellcheck shell=bash disable=SC2016,SC2154  # back quotes are Markdown; measure sets lull, dir, rounds, ffmpeg

# How long so many files take, from being submitted to a Lull of one process that another has warmed to being there, and what
# each used.
in_one_process() { # WARMING FILES NUMBER
    start
    submit "$1"
    arrived 1
    begin_counts "$up" "$dir/data/lull.properties"
    began=$(now)
    submit "$2"
    arrived $((1 + $3))
    arrived_after=$(since "$began" "$(now)")
    used=$(counts "$3")
    stop "$up"
}

measure_film() {
    source=$dir/film-1280x720.mkv
    film 1280x720 "$source"
    mkdir -p "$dir/warm"
    [ -f "$dir/warm/first.mkv" ] || bare -t 1 -i "$source" -c copy "$dir/warm/first.mkv"
    : >"$dir/film.times"
    : >"$dir/worker.times"
    for _ in $(seq "$rounds"); do
        alone=$(timed encode "$source")
        in_one_process "$dir/warm" "$source" 1
        printf '%s %s\n' "$arrived_after" "$alone" >>"$dir/film.times"
        printf '%s %s\n' "$(by_workers "$source" 1)" "$alone" >>"$dir/worker.times"
    done
    row '60 s of 1280x720 HEVC in a warm Lull of one process, submit to there : bare ffmpeg' \
        "$(ratios "$dir/film.times"); $used" '1.10'
    row 'the same, its conversion by one worker process : bare ffmpeg' "$(ratios "$dir/worker.times")" '1.0'
}

# A program in place of ffmpeg or ffprobe that notes what it was for and its processor time.
counted() { # PROGRAM
    cat >"$dir/counted/$1" <<END
#!/bin/bash
TIMEFORMAT='%U %S'
case " \$* " in
*' -progress '*) what=work ;;
*/made.mp4* | */joined.mp4* | *' s16le '*) what=verification ;;
*) what=analysis ;;
esac
exec 3>&2
{ time "$(dirname "$ffmpeg")/$1" "\$@" 2>&3; } 2>"$dir/counted/\$\$.time"
status=\$?
echo "\$what \$(cat "$dir/counted/\$\$.time")" >>"$dir/counted/times"
exit \$status
END
    chmod +x "$dir/counted/$1"
}

# Prints the seconds of processor time that went into something.
spent() {
    awk -v what="$1" '$1 == what { sum += $2 + $3 } END { printf "%.1f", sum }' "$dir/counted/times"
}

measure_verification() {
    source=$dir/film-1920x1080.mkv
    film 1920x1080 "$source"
    rm -rf "$dir/counted"
    mkdir -p "$dir/counted"
    counted ffmpeg
    counted ffprobe
    rm -rf "$dir/out" "$dir/data"
    "$lull" run "$source" --out "$dir/out" --data "$dir/data" --set ffmpeg.path="$dir/counted/ffmpeg" >/dev/null
    ratio=$(awk -v a="$(spent verification)" -v b="$(spent work)" 'BEGIN { printf "%.1f %%", 100 * a / b }')
    row '60 s of 1920x1080 HEVC: processor time of verification : of encoding' \
        "$(spent verification) s : $(spent work) s = $ratio" '5 %'
}

measure_workers() {
    source=$dir/film-1280x720.mkv
    film 1280x720 "$source"
    : >"$dir/workers.times"
    set -- --set convert.parallel-units=1 --set convert.threads-per-unit=1
    for _ in $(seq "$rounds"); do
        one=$(by_workers "$source" 1 "$@")
        printf '%s %s\n' "$(by_workers "$source" 2 "$@")" "$one" >>"$dir/workers.times"
    done
    row '60 s of 1280x720 HEVC: two one-thread workers : one' "$(ratios "$dir/workers.times")" '0.55'
}

# Two workers, of whom the second has room for all units: how long until it has taken over what the killed first one held.
measure_takeover() {
    source=$dir/film-1920x1080.mkv
    film 1920x1080 "$source"
    start --convert-workers 0
    submit "$source"
    for i in 1 2; do
        "$lull" convert-worker --config "$dir/data/lull.properties" --set worker.name="worker-$i" \
            --set convert.parallel-units=$((1 + 7 * (i - 1))) >"$dir/worker-$i.log" 2>&1 &
        pids="${pids:-} $!"
        while ! grep -q ': segment:' "$dir/worker-$i.log"; do sleep 0.1; done
    done
    sleep 2
    # shellcheck disable=SC2086  # several process ids
    set -- $pids
    began=$(now)
    kill -9 "$1"
    while ! grep -q 'after crash of worker-1' "$dir/worker-2.log"; do sleep 0.02; done
    row 'a killed worker'\''s segment is with another after' "$(since "$began" "$(now)") s" '2 s'
    stop "$2" "$up"
}

# Prints nothing; the file can be played while it is loaded, and survives a power cut.
durable_remux() { # FILE
    bare -i "$1" -c copy -movflags +faststart "$dir/bare.mp4" && sync "$dir/bare.mp4"
}

measure_remux() {
    source=$dir/gigabyte.mkv
    if [ ! -f "$source" ]; then
        bare -f lavfi -i testsrc2=s=1920x1080:r=25:d=10,noise=alls=40:allf=t -f lavfi -i sine=d=10 -c:v libx264 \
            -preset ultrafast -b:v 40M -pix_fmt yuv420p -level 4.2 -c:a aac "$dir/part.mkv"
        bare -stream_loop "$((1000000000 / $(stat -c %s "$dir/part.mkv")))" -i "$dir/part.mkv" -c copy "$source"
    fi
    : >"$dir/remux.times"
    for _ in $(seq "$rounds"); do
        alone=$(timed durable_remux "$source")
        printf '%s %s\n' "$(main_job "$source" | cut -d ' ' -f 2)" "$alone" >>"$dir/remux.times"
    done
    row 'remux of 1 GB: conversion : `ffmpeg -c copy -movflags +faststart`, `sync`' "$(ratios "$dir/remux.times")" '1.3'
}

one_after_another() { # FOLDER
    for clip in "$1"/*.mkv; do
        encode "$clip"
    done
}

measure_clips() {
    mkdir -p "$dir/clips" "$dir/clip"
    bare -f lavfi -i testsrc2=s=640x360:r=25:d=1 -f lavfi -i sine=d=1 -c:v libx265 -preset ultrafast \
        -x265-params log-level=none -c:a ac3 "$dir/clip/first.mkv"
    for i in $(seq 100); do
        bare -i "$dir/clip/first.mkv" -c copy -metadata comment="$i" "$dir/clips/$i.mkv"
    done
    : >"$dir/clips.added"
    for _ in $(seq "$rounds"); do
        alone=$(timed one_after_another "$dir/clips")
        in_one_process "$dir/clip" "$dir/clips" 100
        awk -v a="$arrived_after" -v b="$alone" 'BEGIN { print (a - b) * 10 }' >>"$dir/clips.added"
    done
    row '100 clips of 1 s in a running Lull, beyond bare ffmpeg' \
        "$(spread '%.0f ms' <"$dir/clips.added") a clip; of each: $used" '80 ms'
}
