package dev.lull.common.media;

/**
 * One thing of an original that is not in its converted file. Both texts are one line; line breaks and other control
 * characters in them, as hostile files have, become blanks.
 *
 * @param what {@code subtitles (hdmv_pgs_subtitle, eng)}
 * @param why {@code MP4 cannot hold bitmap subtitles}
 */
public record Loss(String what, String why) {

    /** Longer texts are cut: what a file says of itself has no bound. */
    private static final int LONGEST = 200;

    public Loss {
        what = line("what", what);
        why = line("why", why);
    }

    private static String line(String part, String text) {
        String line = OneLine.of(text, LONGEST);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a loss without " + part);
        }
        return line;
    }
}
