package dev.lull.standalone.journey;

import dev.lull.common.testing.SampleMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Files that want to read what is not theirs, or more of the machine than is theirs. */
final class HostileMedia {

    /** Is in every secret and must be in no output. */
    static final String MARK = "lull-secret-6f1c";

    private static final int AVI_STREAM_LENGTH = 40;

    private final Path folder;
    private final SampleMedia samples;
    private final Path secret;
    private final String url;

    /**
     * Makes them on demand.
     *
     * @param secrets where the files are that must not be read
     * @param url that must not be called
     */
    HostileMedia(Path folder, Path secrets, String url) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.samples = SampleMedia.in(folder);
        this.url = url;
        this.secret = SampleMedia.in(secrets)
                .make(
                        "secret.mp4",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=d=1",
                        "-c:v",
                        "libx264",
                        "-metadata",
                        "title=" + MARK);
        Files.writeString(secrets.resolve("secret.txt"), MARK);
    }

    void playlists() throws IOException {
        text(
                "hls of a file.mp4",
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:" + secret + "\n#EXT-X-ENDLIST\n");
        text("hls of a url.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + url + "/a.ts\n#EXT-X-ENDLIST\n");
        text(
                "dash.mp4",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet>"
                        + "<Representation id=\"1\"><BaseURL>" + url + "/a.mp4</BaseURL></Representation>"
                        + "</AdaptationSet></Period></MPD>");
        text("concat.mp4", "ffconcat version 1.0\nfile '" + secret + "'\n");
        text("subfile.mp4", "ffconcat version 1.0\nfile 'subfile,,start,0,end,0,,:" + secret + "'\n");
        text("crypto.mkv", "ffconcat version 1.0\nfile 'crypto:" + secret + "'\n");
        text("drawing.mp4", "push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 9,9 '" + url + "/a.png'\npop");
    }

    /** QuickTime may say that its media data is in another file. */
    void aliasOf() throws IOException {
        Path film = samples.make("alias.mov", "-f", "lavfi", "-i", "testsrc2=d=1", "-c:v", "libx264");
        byte[] path = secret.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer alias = ByteBuffer.allocate(200 + path.length);
        alias.position(12 + 4);
        alias.putShort((short) 0).putShort((short) 2).putShort((short) 0);
        alias.put((byte) 4)
                .put("disk".getBytes(StandardCharsets.UTF_8))
                .position(alias.position() + 23 + 4 + 2 + 2 + 4);
        alias.put((byte) 10).put("secret.mp4".getBytes(StandardCharsets.UTF_8));
        alias.position(alias.position() + 53 + 16).putShort((short) 1).putShort((short) 1);
        alias.position(alias.position() + 4 + 2 + 10);
        alias.putShort((short) 2).putShort((short) path.length).put(path);
        if (path.length % 2 != 0) {
            alias.put((byte) 0);
        }
        alias.putShort((short) -1).putShort((short) 0);
        alias.putInt(0, alias.position()).put(4, "alis".getBytes(StandardCharsets.UTF_8));
        byte[] entry = Arrays.copyOf(alias.array(), alias.position());
        Mp4Surgery.replace(film, entry, "moov", "trak", "mdia", "minf", "dinf", "dref");
    }

    /** A few seconds of media, played again and again for many hours. */
    void endless() throws IOException {
        Path film = samples.make("endless.mp4", "-f", "lavfi", "-i", "testsrc2=d=2", "-c:v", "mpeg4");
        ByteBuffer edits = ByteBuffer.allocate(20_000 * 12);
        while (edits.hasRemaining()) {
            edits.putInt(2_000).putInt(0).putInt(0x10000);
        }
        Mp4Surgery.replace(film, edits.array(), "moov", "trak", "edts", "elst");
    }

    void claims() throws IOException {
        Path film = samples.make("claims 10 hours.avi", "-f", "lavfi", "-i", "testsrc2=d=1", "-c:v", "mpeg4");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(film)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(find(bytes.array(), "strh", 0) + AVI_STREAM_LENGTH, 36_000 * 25);
        Files.write(film, bytes.array());

        Path picture = samples.make("65535x65535.avi", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", "-c:v", "mjpeg");
        byte[] huge = Files.readAllBytes(picture);
        int frame = find(huge, "\u00ff\u00c0\u0000\u0011\u0008", 0);
        while (frame >= 0) {
            Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xff);
            frame = find(huge, "\u00ff\u00c0\u0000\u0011\u0008", frame + 9);
        }
        Files.write(picture, huge);
    }

    void crowd() {
        List<String> arguments = new ArrayList<>(
                List.of("-f", "lavfi", "-i", "testsrc2=d=1", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=1"));
        arguments.addAll(List.of("-map", "0:v"));
        arguments.addAll(Collections.nCopies(400, "-map 1:a").stream()
                .flatMap(map -> List.of(map.split(" ")).stream())
                .toList());
        arguments.addAll(List.of("-c:v", "libx264", "-c:a", "pcm_u8"));
        samples.make("400 sound tracks.mkv", arguments.toArray(String[]::new));
    }

    /** Harmless inside; only their names are made to be misread. */
    List<String> names() {
        samples.jpeg("img%03d.jpg");
        samples.h264Mkv("-i 'a\" $(touch owned)\n;.mkv", 1);
        samples.h264Mkv("concat:a|b.mkv", 1);
        return List.of("img%03d.jpg", "-i 'a\" $(touch owned)\n;.mkv", "concat:a|b.mkv");
    }

    static int find(byte[] bytes, String pattern, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(pattern, from);
    }

    private void text(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
