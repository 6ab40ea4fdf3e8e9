package dev.lull.convert.testing;

import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.Color;
import dev.lull.common.probe.ExtraStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.PictureMarks;
import dev.lull.common.probe.StreamLabel;
import dev.lull.common.probe.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of a compatible file of 20 s, 1280 x 720 at 25 frames per second, but for what a test changes. */
public final class SomeFacts {

    private String format = "mov,mp4,m4a,3gp,3g2,mj2";
    private @Nullable String truncated;
    private double duration = 20;
    private double start;
    private boolean picture = true;
    private String videoCodec = "h264";
    private String profile = "High";
    private String pixels = "yuv420p";
    private int width = 1280;
    private int height = 720;
    private int rotation;
    private String fieldOrder = "progressive";
    private String transfer = "bt709";
    private String rate = "25/1";
    private PictureMarks marks = PictureMarks.NONE;
    private final List<ExtraStream> extras = new ArrayList<>();
    private int chapters;
    private final List<AudioStream> audio = new ArrayList<>();

    private SomeFacts() {}

    public static SomeFacts facts() {
        return new SomeFacts().audio("aac", 2, 48_000);
    }

    public SomeFacts container(String format) {
        this.format = format;
        return this;
    }

    public SomeFacts truncated(String reason) {
        this.truncated = reason;
        return this;
    }

    public SomeFacts lasting(double seconds) {
        this.duration = seconds;
        return this;
    }

    public SomeFacts beginningAt(double seconds) {
        this.start = seconds;
        return this;
    }

    public SomeFacts withoutPicture() {
        this.picture = false;
        return this;
    }

    public SomeFacts video(String codec, String profile, String pixels) {
        this.videoCodec = codec;
        this.profile = profile;
        this.pixels = pixels;
        return this;
    }

    public SomeFacts size(int width, int height) {
        this.width = width;
        this.height = height;
        return this;
    }

    public SomeFacts rotated(int degrees) {
        this.rotation = degrees;
        return this;
    }

    public SomeFacts fields(String order) {
        this.fieldOrder = order;
        return this;
    }

    public SomeFacts transfer(String transfer) {
        this.transfer = transfer;
        return this;
    }

    public SomeFacts rate(String framesPerSecond) {
        this.rate = framesPerSecond;
        return this;
    }

    public SomeFacts silent() {
        audio.clear();
        return this;
    }

    public SomeFacts audio(String codec, int channels, int sampleRate) {
        audio.clear();
        audio.add(new AudioStream(
                1, codec, codec.equals("aac") ? "LC" : null, channels, sampleRate, -1, 0, duration, StreamLabel.PLAIN));
        return this;
    }

    public SomeFacts marks(PictureMarks marks) {
        this.marks = marks;
        return this;
    }

    public SomeFacts extra(String kind, String codec) {
        extras.add(new ExtraStream(2 + extras.size(), kind, codec, StreamLabel.PLAIN));
        return this;
    }

    public SomeFacts chapters(int number) {
        this.chapters = number;
        return this;
    }

    public SomeFacts moreAudio(AudioStream track) {
        audio.add(track);
        return this;
    }

    public MediaFacts build() {
        boolean mp4 = format.startsWith("mov,");
        VideoStream video = new VideoStream(
                0,
                videoCodec,
                profile,
                31,
                pixels,
                width,
                height,
                rotation,
                fieldOrder,
                "1:1",
                new Color("tv", "bt709", transfer, "bt709"),
                "1/12800",
                rate,
                0,
                duration,
                0,
                marks,
                StreamLabel.PLAIN);
        return new MediaFacts(
                format,
                mp4 ? "isom" : null,
                mp4,
                false,
                truncated,
                duration,
                start,
                1_000_000,
                picture ? List.of(video) : List.of(),
                audio,
                extras,
                chapters,
                Map.of());
    }
}
