# What uploads cost: images, large files, and how soon one is through while films are converted. Sourced by measure.
# shellcheck shell=bash disable=SC2016,SC2154  # back quotes are Markdown; measure sets lull, dir, rounds, ffmpeg

# Prints nothing; the files are there, known by their checksums, and survive a power cut.
durable_copy() { # FOLDER COPY
    sha256sum "$1"/* && cp -r "$1" "$2" && sync "$2"/*
}

# Makes so many small images, which no other seed makes; their names end in it.
photos() { # FOLDER NUMBER SEED
    mkdir -p "$1"
    bare -f lavfi -i "testsrc2=s=640x360:r=25,noise=alls=12:allf=t:all_seed=$3" -frames:v "$2" -q:v 7 "$1/%04d-$3.jpg"
}

# Small images, from being submitted to being in the folder; the first round by itself, as Java compiles what it needs then.
measure_photos() {
    start
    : >"$dir/photos.times"
    for round in $(seq 0 "$rounds"); do
        photos=$dir/photos-$round
        photos "$photos" 5000 "$round"
        rm -rf "$dir/copy"
        durable=$(timed durable_copy "$photos" "$dir/copy")
        begin_counts "$up" "$dir/data/lull.properties"
        began=$(now)
        submit "$photos"
        arrived 5000 "*-$round.jpg"
        printf '%s %s\n' "$(since "$began" "$(now)")" "$durable" >>"$dir/photos.times"
        used=$(counts 5000)
        [ "$round" -gt 0 ] || first="$(ratios "$dir/photos.times"); of each: $used"
        [ "$round" -gt 0 ] || : >"$dir/photos.times"
        rm -rf "$photos"
    done
    stop "$up"
    row '5,000 images of 28 kB, submit to all there : `sha256sum`, `cp`, `sync`, the first time' "$first" '6 s, 1.5 ms each'
    row 'the same later' "$(ratios "$dir/photos.times"); of each: $used" '6 s, 1.5 ms each'
}

# Runs a class of the tests with the arguments, below the checkout, where the S3 server of the tests is found.
figure() {
    class_path=''
    for module in common/core common/embedded common/s3 upload-worker; do
        class_path=$class_path$home/$module/target/classes:$home/$module/target/test-classes:
    done
    (cd "$home" && java -cp "$class_path$home/deploy/standalone/target/lib/*" "$@" 2>/dev/null)
}

measure_targets() {
    mkdir -p "$dir/small" "$dir/large"
    for i in $(seq 1000); do head -c 1000000 /dev/urandom >"$dir/small/$i.jpg"; done
    head -c 1000000000 /dev/urandom >"$dir/large/1.mp4"
    for files in small large; do
        : >"$dir/target.times"
        for _ in $(seq "$rounds"); do
            rm -rf "$dir/copy" "$dir/target"
            alone=$(timed durable_copy "$dir/$files" "$dir/copy")
            printf '%s %s\n' "$(figure dev.lull.upload.targets.FolderThroughput "$dir/$files" "$dir/target")" "$alone" \
                >>"$dir/target.times"
        done
        row "1 GB in $(find "$dir/$files" -type f | wc -l) files: directory target : \`sha256sum\`, \`cp\`, \`sync\`" \
            "$(ratios "$dir/target.times")" '1.2'
    done
    # shellcheck disable=SC2046  # two numbers
    set -- $(figure dev.lull.s3.BucketThroughput "$dir/large/1.mp4" "$dir/s3" "$rounds")
    row '1 GB to s3proxy: Lull : the SDK alone, part after part' "$(awk -v a="$1" -v b="$2" 'BEGIN {
        printf "%.1f s : %.1f s = **%.2f**", a, b, a / b }')" '1.1'
}

# Notes where the API of the running Lull is, and what it wants to be told.
meet() {
    api=$(sed -n 's/\\//g; s/^api.url=//p' "$dir/data/lull.properties")/api/v1
    sed -n 's/^http.token=/Authorization: Bearer /p' "$dir/data/lull.properties" >"$dir/token"
}

# Submits a file over HTTP; prints the answer.
hand_over() { # FILE
    curl -s -H "@$dir/token" -H 'Content-Type: application/json' -d "{\"paths\": [\"$1\"]}" "$api/submissions"
}

# Submits an image over HTTP; prints the milliseconds from being accepted to being uploaded, by the times of the ledger.
image_latency() { # IMAGE
    accepted=$(hand_over "$1")
    id=$(field id "$accepted")
    until files=$(curl -s -H "@$dir/token" "$api/submissions/$id/media") && [ "$(field state "$files")" = uploaded ]; do sleep 0.01; done
    awk -v from="$(date -d "$(field started_at "$accepted")" +%s%N)" \
        -v to="$(date -d "$(field uploaded_at "$files")" +%s%N)" 'BEGIN { printf "%.0f\n", (to - from) / 1e6 }'
}

# Prints the value of a text in JSON.
field() { # NAME JSON
    printf '%s' "$2" | tr -d '\n' | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# Prints p50 and p99 of the numbers given.
percentiles() {
    sort -n | awk '{ ms[NR] = $1 } END { printf "%d / %d ms", ms[int(NR * 0.5 + 0.5)], ms[int(NR * 0.99 + 0.99)] }'
}

# A single image, from being submitted to being uploaded, in an idle Lull and in one with 50 conversions in its queue.
measure_latency() {
    mkdir -p "$dir/images" "$dir/queue"
    bare -f lavfi -i testsrc2=s=1280x720 -frames:v 200 "$dir/images/%03d.jpg"
    film 1280x720 "$dir/film-1280x720.mkv"
    for i in $(seq 51); do
        [ -f "$dir/queue/$i.mkv" ] || bare -i "$dir/film-1280x720.mkv" -c copy -metadata comment="$i" "$dir/queue/$i.mkv"
    done
    start
    meet
    # until Java has compiled what an upload needs
    for i in $(seq 101 120); do image_latency "$dir/images/$i.jpg" >/dev/null; done
    idle=$(for i in $(seq -w 1 100); do image_latency "$dir/images/$i.jpg"; done | percentiles)
    submit "$dir/queue"
    while ! grep -q ': segment:' "$dir/data/lull.log"; do sleep 0.2; done
    busy=$(for i in $(seq 121 200); do image_latency "$dir/images/$i.jpg"; done | percentiles)
    row 'one image from submit to uploaded, 50 conversions waiting and one running : idle, p50 / p99' "$busy : $idle" ''
    stop "$up"
}

# Prints the states of the programs that these processes run, a letter each: R and S at work, T standing still.
states() { # PID[,PID...]
    ps -o comm=,state= --ppid "$1" | awk '$1 ~ /^ffmpeg/ { printf "%s", $2 }'
}

# From handing over an image, which no upload worker takes just then, to every ffmpeg standing still.
measure_reaction() {
    mkdir -p "$dir/images"
    bare -f lavfi -i testsrc2=s=320x180 -frames:v 40 "$dir/images/%03d.jpg"
    film 1280x720 "$dir/film-1280x720.mkv"
    start --upload-workers 0
    "$lull" upload-worker --config "$dir/data/lull.properties" >"$dir/upload-worker.log" 2>&1 &
    uploads=$!
    meet
    for i in $(seq 20); do
        bare -i "$dir/film-1280x720.mkv" -c copy -metadata comment="$i" "$dir/reaction-$i.mkv"
        submit "$dir/reaction-$i.mkv"
    done
    for image in "$dir"/images/*.jpg; do
        until [[ $(states "$up") =~ ^[RSD]+$ ]]; do pause 0.1; done
        kill -STOP "$uploads"
        hand_over "$image" >/dev/null
        began=$(now)
        # none at all between two units: then nothing has to stand
        until [[ $(states "$up") =~ ^T*$ ]]; do pause 0.005; done
        since "$began" "$(now)" | awk '{ printf "%d\n", $1 * 1000 }'
        kill -CONT "$uploads"
    done >"$dir/reactions"
    stop "$uploads" "$up"
    row 'an image handed over while Lull converts, to every ffmpeg standing still, p50 / p99' "$(percentiles <"$dir/reactions")" '300 ms'
}

# From asking for a pause, as `lull pause --now` does, to every ffmpeg of a fleet of three workers standing still.
measure_pause() {
    film 1280x720 "$dir/film-1280x720.mkv"
    start --convert-workers 0
    meet
    fleet=''
    for i in 1 2 3; do
        "$lull" convert-worker --config "$dir/data/lull.properties" --set worker.name="worker-$i" \
            --set convert.parallel-units=1 >"$dir/worker-$i.log" 2>&1 &
        fleet=${fleet:+$fleet,}$!
    done
    for i in $(seq 20); do
        bare -i "$dir/film-1280x720.mkv" -c copy -metadata comment="$i" "$dir/pause-$i.mkv"
        submit "$dir/pause-$i.mkv"
    done
    for _ in $(seq 100); do
        until [[ $(states "$fleet") =~ ^[RSD]{3,}$ ]]; do pause 0.1; done
        began=$(now)
        gate pause
        until [[ $(states "$fleet") =~ ^T*$ ]]; do pause 0.005; done
        since "$began" "$(now)" | awk '{ printf "%d\n", $1 * 1000 }'
        gate resume
    done >"$dir/pauses"
    # shellcheck disable=SC2046  # several process ids
    stop $(tr , ' ' <<<"$fleet") "$up"
    row 'pausing a fleet of three workers, to every ffmpeg standing still, p50 / p99 of 100; units encoded twice' \
        "$(percentiles <"$dir/pauses"); $(cat "$dir"/worker-[123].log | grep -c 'after crash of' || true)" '1 s; 0'
}

gate() { # pause|resume
    curl -s -o /dev/null -H "@$dir/token" -H 'Content-Type: application/json' -d '{}' "$api/gate/$1"
}
