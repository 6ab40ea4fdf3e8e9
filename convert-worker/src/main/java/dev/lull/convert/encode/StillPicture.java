package dev.lull.convert.encode;

import dev.lull.common.probe.VideoStream;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.FrameSize;

/**
 * The half of a picture that shows two frames beside each other, as it is seen, and no larger than a page needs it.
 *
 * @param width in pixels
 */
record StillPicture(int width, int height) {

    private static final int LONGEST_SIDE = 640;

    /** Halves that are so wide share no block of the JPEG, so that one does not run into the other. */
    private static final int BLOCK = 16;

    private static final int EVEN = 2;

    /** Of what is made of a video. */
    static StillPicture of(VideoStream video, EncoderSettings settings) {
        FrameSize frame = FrameSize.of(video, settings);
        double width = frame.width() * aspect(video, settings);
        double part = Math.min(1, LONGEST_SIDE / Math.max(width, frame.height()));
        return new StillPicture(multiple(width * part, BLOCK), multiple(frame.height() * part, EVEN));
    }

    private static int multiple(double length, int of) {
        return (int) Math.max(1, Math.round(length / of)) * of;
    }

    /** Width to height of a pixel of the result. */
    private static double aspect(VideoStream video, EncoderSettings settings) {
        if (settings.target().squarePixels()) {
            return 1;
        }
        return video.rotation() % 180 == 0 ? video.pixelAspect() : 1 / video.pixelAspect();
    }

    /** Filters that give a frame this form, in the colours of a JPEG: those of BT.601, from 0 to 255. */
    String half() {
        return "scale=w=" + width + ":h=" + height + ":out_color_matrix=bt601:out_range=pc,format=yuvj420p,setsar=1";
    }

    /** A source of one picture of this form, both halves of it. */
    String blank() {
        return "color=s=" + 2 * width + "x" + height + ":r=25:d=0.04,format=yuvj420p,setsar=1";
    }
}
