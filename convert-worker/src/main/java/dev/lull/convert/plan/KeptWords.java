package dev.lull.convert.plan;

import dev.lull.common.media.ConversionKind;
import java.util.ArrayList;
import java.util.List;

/** What was done and kept, in words: {@code new container, 2 audio tracks and chapters kept}. */
final class KeptWords {

    private KeptWords() {}

    static String of(ConversionKind kind, Selection selection) {
        if (kind == ConversionKind.NONE) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        if (selection.audio().size() > 1) {
            kept.add(selection.audio().size() + " audio tracks");
        }
        if (!selection.subtitles().isEmpty()) {
            kept.add(
                    selection.subtitles().size() == 1
                            ? "subtitles"
                            : selection.subtitles().size() + " subtitles");
        }
        if (selection.chapters() > 0) {
            kept.add("chapters");
        }
        if (selection.video().marks().spherical()) {
            kept.add("spherical marking");
        }
        String done = done(kind, selection);
        return kept.isEmpty() ? done : done + ", " + list(kept) + " kept";
    }

    private static String done(ConversionKind kind, Selection selection) {
        boolean soundEncoded = selection.audio().stream().anyMatch(audio -> !audio.copied());
        return switch (kind) {
            case VIDEO, FULL -> soundEncoded ? "picture and sound encoded" : "picture encoded";
            default -> soundEncoded ? "new container, sound encoded" : "new container";
        };
    }

    private static String list(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
