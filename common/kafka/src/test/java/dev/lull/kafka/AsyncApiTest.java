package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.HistoryEntry;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/asyncapi.yaml says is what is written. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final JsonNode API = read();

    private final RecordCodec codec = new RecordCodec(
            new Names(new SettingsLoader().load()), "host-17", Clock.fixed(NOON, ZoneOffset.UTC), () -> "unique");

    @Test
    void everyTopicIsInItAndNoOther() {
        List<String> addresses = new ArrayList<>();
        API.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    static Stream<Message> messages() {
        return Stream.concat(
                RecordCodecTest.tasks(),
                Stream.of(
                        new MediaEvent("m1", "s1", "a.jpg", MediaState.UPLOADED, null, null, "why", "host-17", NOON),
                        new MediaEvent(
                                "m1",
                                "s1",
                                "a.mkv",
                                MediaState.CONVERTING,
                                Unit.segment(3),
                                UnitStep.STARTED,
                                null,
                                "host-17",
                                NOON),
                        new DeadLetter("media.upload.images", "k", "{\"not", "not JSON", "host-17", 3, NOON),
                        ended(MediaState.SKIPPED, null, List.of()),
                        ended(
                                MediaState.UPLOADED,
                                ConversionKind.FULL,
                                List.of(new Loss("data (klv)", "MP4 cannot hold it")))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsWrittenIsAsItSays(Message message) throws IOException {
        ProducerRecord<String, String> record = codec.encode(message, null);
        JsonNode value = new ObjectMapper().readTree(record.value());

        assertThat(schema(record.topic()).validate(value)).isEmpty();
        List<String> known = new ArrayList<>();
        API.at("/components/schemas/" + record.topic() + "/properties")
                .fieldNames()
                .forEachRemaining(known::add);
        assertThat(value.fieldNames()).toIterable().isSubsetOf(known);
    }

    @Test
    void whatIsWrittenToTheHistoryIsReadAgain() throws IOException {
        HistoryEntry entry =
                ended(MediaState.UPLOADED, ConversionKind.REMUX, List.of(new Loss("data (klv)", "MP4 cannot hold it")));

        assertThat(HistoryFields.read(
                        new ObjectMapper().readTree(codec.encode(entry, null).value())))
                .isEqualTo(entry);
    }

    @Test
    void whatIsNotAsItSaysIsFound() throws IOException {
        ObjectNode value = (ObjectNode) new ObjectMapper()
                .readTree(codec.encode(ended(MediaState.SKIPPED, null, List.of()), null)
                        .value());

        assertThat(schema("media.history").validate(value.put("state", "lost"))).hasSize(1);
    }

    private static HistoryEntry ended(MediaState state, @Nullable ConversionKind plan, List<Loss> lost) {
        boolean converted = plan != null;
        return new HistoryEntry(
                "m1",
                "s1",
                "a.mkv",
                MediaKind.VIDEO,
                state,
                converted ? "container asf" : null,
                converted ? "/out/a.mp4" : null,
                1000,
                converted ? 400 : 0,
                plan,
                converted ? 6 : 0,
                converted ? 1 : 0,
                lost,
                converted ? 0.98 : null,
                NOON,
                converted ? NOON : null,
                converted ? NOON : null,
                NOON);
    }

    private static JsonSchema schema(String topic) {
        ObjectNode root = new ObjectMapper().createObjectNode().put("$ref", "#/components/schemas/" + topic);
        root.set("components", API.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
