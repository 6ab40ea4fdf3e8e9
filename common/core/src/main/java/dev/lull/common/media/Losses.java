package dev.lull.common.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A loss list as the text of {@link MediaField#LOST}: {@code [{"what":"…","why":"…"}]}. */
public final class Losses {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<Loss>> LIST = new TypeReference<>() {};

    private Losses() {}

    public static String write(List<Loss> losses) {
        try {
            return MAPPER.writeValueAsString(losses);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    /** Throws {@link IllegalArgumentException} on any other text than a list of losses. */
    public static List<Loss> read(String json) {
        try {
            return List.copyOf(MAPPER.readValue(json, LIST));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("not a loss list", e);
        }
    }
}
