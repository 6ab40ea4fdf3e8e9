package dev.lull.common.media;

import dev.lull.common.json.TextRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A loss list as the text of {@link MediaField#LOST}: {@code [{"what":"…","why":"…"}]}. */
public final class Losses {

    private static final String WHAT = "what";
    private static final String WHY = "why";

    private Losses() {}

    public static String write(List<Loss> losses) {
        return TextRecords.write(losses.stream().map(Losses::fields).toList());
    }

    private static Map<String, String> fields(Loss loss) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(WHAT, loss.what());
        fields.put(WHY, loss.why());
        return fields;
    }

    /** Throws {@link IllegalArgumentException} on any other text than a list of losses. */
    public static List<Loss> read(String json) {
        return TextRecords.read(json).stream()
                .map(fields -> new Loss(fields.getOrDefault(WHAT, ""), fields.getOrDefault(WHY, "")))
                .toList();
    }
}
