package dev.lull.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** A list of flat records in one line of JSON: {@code [{"name":"text",…},…]}. */
public final class TextRecords {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<List<Map<String, String>>> RECORDS = new TypeReference<>() {};

    private TextRecords() {}

    /** Fields are written in the order of each map. */
    public static String write(List<Map<String, String>> records) {
        try {
            return MAPPER.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /**
     * The records that were written. Numbers and booleans are read as their texts.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static List<Map<String, String>> read(String json) {
        try {
            return List.copyOf(MAPPER.readValue(json, RECORDS));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("not a list of records", e);
        }
    }
}
