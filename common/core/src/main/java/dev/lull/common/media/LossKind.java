package dev.lull.common.media;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a {@link Loss} is of, told from its words: those name codecs and languages, of which there is no end. */
public enum LossKind {
    SOUND("(\\d+ )?(further )?sound track"),
    CHANNELS("\\d+ channels of"),
    SUBTITLES("(styles of )?subtitle"),
    RESOLUTION("picture of"),
    PICTURE("(still|second) picture"),
    COVER("cover picture"),
    DYNAMIC_RANGE("high dynamic range|Dolby Vision"),
    TRANSPARENCY("transparency"),
    DATA("data"),
    ATTACHMENT("attachment"),
    OTHER("");

    private final Pattern beginning;

    LossKind(String beginning) {
        this.beginning = Pattern.compile(beginning);
    }

    public static LossKind of(Loss loss) {
        for (LossKind kind : values()) {
            if (kind.beginning.matcher(loss.what()).lookingAt()) {
                return kind;
            }
        }
        return OTHER;
    }

    /** The lower-case word used as a label. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
