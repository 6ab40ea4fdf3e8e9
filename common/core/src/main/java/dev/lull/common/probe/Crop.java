package dev.lull.common.probe;

import com.github.kokorin.jaffree.ffprobe.SideData;
import com.github.kokorin.jaffree.ffprobe.Stream;

/** The lines of a coded picture that its container tells players not to show; ffmpeg drops them when it decodes. */
record Crop(int across, int down) {

    static Crop of(Stream stream) {
        return Labels.sideData(stream, "Frame Cropping")
                .map(data -> new Crop(
                        pixels(data, "crop_left") + pixels(data, "crop_right"),
                        pixels(data, "crop_top") + pixels(data, "crop_bottom")))
                .orElse(new Crop(0, 0));
    }

    private static int pixels(SideData data, String side) {
        Long value = data.getLong(side);
        return value == null || value < 0 || value > Integer.MAX_VALUE / 2 ? 0 : value.intValue();
    }

    boolean crops() {
        return across > 0 || down > 0;
    }

    int width(int coded) {
        return across < coded ? coded - across : coded;
    }

    int height(int coded) {
        return down < coded ? coded - down : coded;
    }
}
