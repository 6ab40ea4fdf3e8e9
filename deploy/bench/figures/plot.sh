# The picture of docs/benchmarks.md. Sourced by measure.
# shellcheck shell=bash disable=SC2016,SC2154  # back quotes are Markdown; measure sets lull, dir, rounds, ffmpeg

# Draws docs/images/figures.svg: images a second by how many come at once, a film by workers, its cost by segments.
measure_plot() {
    plot=$dir/plot.data
    printf 'panel Small images, a warm Lull|images handed over at once|images a second\n' >"$plot"
    start
    meet
    for number in 5000 1 10 100 1000 5000; do
        # the first round only warms
        photos=$dir/photos-$number
        rm -rf "$photos"
        seed=$((${seed:-100} + 1))
        photos "$photos" "$number" "$seed"
        began=$(now)
        # over HTTP: a command takes a second to begin
        hand_over "$photos" >/dev/null
        arrived "$number" "*-$seed.jpg"
        [ "$seed" -eq 101 ] || since "$began" "$(now)" | awk -v n="$number" '{ printf "%d %.3g\n", n, n / $1 }' >>"$plot"
    done
    stop "$up"

    source=$dir/film-1280x720.mkv
    film 1280x720 "$source"
    printf 'panel 60 s of 1280x720 HEVC|workers of one thread each|seconds\n' >>"$plot"
    for number in 1 2 4; do
        printf '%s %s\n' "$number" "$(by_workers "$source" "$number" --set convert.parallel-units=1 \
            --set convert.threads-per-unit=1)" >>"$plot"
    done

    source=$dir/film-512-keyframes.mkv
    [ -f "$source" ] || bare -f lavfi -i testsrc2=s=128x72:r=10:d=512 -c:v libx265 -preset ultrafast \
        -x265-params log-level=none:keyint=10:min-keyint=10:scenecut=0 "$source"
    printf 'panel One film, cut into more segments|segments|Redis commands for each\n' >>"$plot"
    for segments in 8 64 512; do
        start --set convert.segment-length="$((512 / segments))s"
        begin_counts "$up" "$dir/data/lull.properties"
        submit "$source"
        arrived 1
        made=$(sed -n 's/.* in \([0-9]*\) segments .*/\1/p' "$dir/data/lull.log" | head -n 1)
        commands=$(counts "$made" | sed 's/.*, \([^ ]*\) Redis commands.*/\1/')
        stop "$up"
        printf '%s %s\n' "$made" "$commands" >>"$plot"
    done
    mkdir -p "$home/docs/images"
    awk -f "$home/deploy/bench/figures/plot.awk" "$plot" >"$home/docs/images/figures.svg"
    cat "$plot"
}
