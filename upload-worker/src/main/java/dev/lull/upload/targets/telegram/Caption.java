package dev.lull.upload.targets.telegram;

import org.jspecify.annotations.Nullable;

/** The text below an item. */
final class Caption {

    /** Telegram's limit, in the units of UTF-16 that Java counts, too. */
    private static final int MOST = 1024;

    private Caption() {}

    /** As much of it as Telegram takes, cut between characters; empty for none. */
    static String cut(@Nullable String caption) {
        if (caption == null) {
            return "";
        }
        if (caption.length() <= MOST) {
            return caption;
        }
        int end = MOST - 1;
        if (Character.isHighSurrogate(caption.charAt(end - 1))) {
            end--;
        }
        return caption.substring(0, end) + "…";
    }
}
