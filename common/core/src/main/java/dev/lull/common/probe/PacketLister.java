package dev.lull.common.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Takes the packets out of an answer of ffprobe while it is read, so that only the rest has to be held. */
final class PacketLister {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String UNKNOWN = "N/A";

    private final List<String> columns;
    private final Consumer<String[]> packets;

    /**
     * A lister of these columns.
     *
     * @param packets takes the values of each packet, {@code N/A} for those that it lacks
     */
    PacketLister(List<String> columns, Consumer<String[]> packets) {
        this.columns = columns;
        this.packets = packets;
    }

    /** For ffprobe. */
    List<String> arguments() {
        return List.of("-show_entries", "packet=" + String.join(",", columns));
    }

    /** Reads to the end; returns the answer without its packets, or nothing where it is none. */
    byte[] read(InputStream answer, int most) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (JsonParser parser = JSON.createParser(answer).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
                JsonGenerator generator = JSON.createGenerator(rest)) {
            generator.writeStartObject();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME && rest.size() <= most) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("packets")) {
                    list(parser);
                } else {
                    generator.writeFieldName(name);
                    generator.copyCurrentStructure(parser);
                    generator.flush();
                }
            }
            generator.writeEndObject();
        } catch (JsonProcessingException unfinished) {
            rest.reset();
        }
        answer.transferTo(OutputStream.nullOutputStream());
        return rest.toByteArray();
    }

    private void list(JsonParser parser) throws IOException {
        String[] values = new String[columns.size()];
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Arrays.fill(values, UNKNOWN);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int column = columns.indexOf(parser.currentName());
                parser.nextToken();
                if (column >= 0) {
                    values[column] = parser.getText();
                }
                parser.skipChildren();
            }
            packets.accept(values);
        }
    }
}
