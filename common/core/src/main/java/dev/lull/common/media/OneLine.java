package dev.lull.common.media;

/** Texts that files say of themselves, which have no bound and may hold anything, as one line for people. */
public final class OneLine {

    private OneLine() {}

    /** Without breaks and control characters, and no longer than this. */
    static String of(String text, int longest) {
        return cut(text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip(), longest);
    }

    /** No longer than this, with a mark where something is cut off. */
    public static String cut(String line, int longest) {
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
