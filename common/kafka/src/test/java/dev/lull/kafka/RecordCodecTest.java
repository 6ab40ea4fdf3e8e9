package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaState;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.DeadLetter;
import dev.lull.common.task.MediaEvent;
import dev.lull.common.task.Message;
import dev.lull.common.task.Task;
import dev.lull.common.task.Topic;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final UploadTask ALBUM = new UploadTask(UploadPriority.IMAGES, "s1", List.of("m1", "m2"), 1);

    private final RecordCodec codec = codec(List.of());

    private static RecordCodec codec(List<String> settings) {
        return new RecordCodec(
                new Names(new SettingsLoader().commandLine(settings).load()),
                "host a-17",
                Clock.fixed(NOON, ZoneOffset.UTC),
                () -> "unique");
    }

    @Test
    void thePrefixIsInTheNameOfTheTopicAndNotInTheRecord() {
        ProducerRecord<String, String> plain = codec.encode(ALBUM, null);

        ProducerRecord<String, String> prefixed =
                codec(List.of("lull.prefix=beta")).encode(ALBUM, null);

        assertThat(prefixed.topic()).isEqualTo("beta.media.upload.images");
        assertThat(prefixed.value()).isEqualTo(plain.value());
        assertThat(prefixed.headers()).isEqualTo(plain.headers());
    }

    @Test
    void anAlbumReadsWell() {
        ProducerRecord<String, String> record = codec.encode(ALBUM, null);

        assertThat(record.topic()).isEqualTo("media.upload.images");
        assertThat(record.key()).isEqualTo("s1");
        assertThat(record.value())
                .isEqualTo("{\"id\":\"s1\",\"type\":\"dev.lull.upload.images\",\"version\":1,\"attempt\":1,"
                        + "\"submission\":\"s1\",\"media\":[\"m1\",\"m2\"]}");
    }

    @Test
    void theHeadersAreCloudEvents() {
        assertThat(headers(codec.encode(ALBUM, "00-trace-span-01")))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "unique"),
                        Map.entry("ce_type", "dev.lull.upload.images"),
                        Map.entry("ce_source", "/host%20a-17"),
                        Map.entry("ce_time", "2026-11-22T12:00:00Z"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("traceparent", "00-trace-span-01"));
    }

    @Test
    void aUnitReadsWell() {
        assertThat(codec.encode(new UnitTask("m9", Unit.segment(7), false, 2), null)
                        .value())
                .isEqualTo("{\"id\":\"m9\",\"type\":\"dev.lull.convert.segments\",\"version\":1,\"attempt\":2,"
                        + "\"unit\":\"segment:0007\"}");
    }

    @Test
    void anEventReadsWellAndLeavesOutWhatItDoesNotKnow() {
        Message event = new MediaEvent("m1", "s1", "a/b.jpg", MediaState.UPLOADED, null, null, null, "host-17", NOON);

        assertThat(codec.encode(event, null).value())
                .isEqualTo("{\"id\":\"m1\",\"type\":\"dev.lull.events\",\"version\":1,\"submission\":\"s1\","
                        + "\"name\":\"a/b.jpg\",\"state\":\"uploaded\",\"by\":\"host-17\","
                        + "\"at\":\"2026-11-22T12:00:00Z\"}");
    }

    @Test
    void aDeadLetterKeepsTheOriginalAsItWas() {
        Message letter = new DeadLetter("media.upload.images", "k", "{\"not", "not JSON", "host-17", 3, NOON);

        assertThat(codec.encode(letter, null).value())
                .isEqualTo("{\"id\":\"k\",\"type\":\"dev.lull.dead-letter\",\"version\":1,\"attempt\":3,"
                        + "\"from\":\"media.upload.images\",\"value\":\"{\\\"not\",\"reason\":\"not JSON\","
                        + "\"by\":\"host-17\",\"at\":\"2026-11-22T12:00:00Z\"}");
    }

    static Stream<Task> tasks() {
        return Stream.of(
                ALBUM,
                new UploadTask(UploadPriority.IMAGES, "s1", List.of("m1"), 1, 3),
                new UploadTask(UploadPriority.VIDEOS, "s1", List.of("m3"), 2),
                new UploadTask(UploadPriority.CONVERTED, "s1", List.of("m4"), 1),
                new ConvertTask("m5", "s1", ConvertPriority.NORMAL, 3),
                new ConvertTask("m5", "s1", ConvertPriority.LOW, 1),
                new ConvertTask("m5", "s1", ConvertPriority.HIGH, 2),
                new UnitTask("m5", Unit.segment(3), true, 2),
                new UnitTask("m5", Unit.AUDIO, false, 1),
                new UnitTask("m5", Unit.ASSEMBLE, false, 1),
                new UnitTask("m5", Unit.segment(12345), false, 1));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskIsReadAsItWasWritten(Task task) throws UnreadableRecord {
        String value = codec.encode(task, null).value();

        assertThat(RecordCodec.decode(record(value), task.topic())).isEqualTo(task);
    }

    @Test
    void fieldsThisVersionDoesNotKnowAreIgnored() throws UnreadableRecord {
        String value = codec.encode(ALBUM, null).value().replace("\"attempt\"", "\"colour\":{\"a\":[1]},\"attempt\"");

        assertThat(RecordCodec.decode(record(value), Topic.UPLOAD_IMAGES)).isEqualTo(ALBUM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | the value is not a JSON object
            nonsense | the value is not JSON
            {"id":"s1" | the value is not JSON
            ["id"] | the value is not a JSON object
            {"id":"s1","type":"dev.lull.upload.images"} | schema version missing
            {"type":"dev.lull.upload.images","version":2} | schema version 2: this process reads version 1
            {"type":"dev.lull.upload.images","version":"1"} | schema version "1"
            {"version":1} | type missing does not belong on this topic
            {"type":"dev.lull.convert.segments","version":1} | type dev.lull.convert.segments does not belong
            {"type":"dev.lull.upload.images","version":1,"media":["m"]} | the field submission is missing
            {"type":"dev.lull.upload.images","version":1,"submission":"s"} | an upload carries 1 to 50 files, not 0
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":["m"]} {} | the value is not JSON
            {"type":"dev.lull.upload.images","version":1,"submission":7,"media":["m"]} | the field submission is missing
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":"m"} | carries 1 to 50 files, not 0
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":[17]} | the field media is missing
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":[["m"]]} | the field media is missing
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":["m","m"]} | names a file twice
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":["state:queued"]} | media is not an id
            {"type":"dev.lull.upload.images","version":1,"submission":"x:media","media":["m"]} | submission is not an id
            {"type":"dev.lull.upload.images","version":1,"submission":"../s","media":["m"]} | submission is not an id
            {"type":"dev.lull.upload.images","version":1,"attempt":0} | attempt is not a whole number from 1
            {"type":"dev.lull.upload.images","version":1,"attempt":-3} | attempt is not a whole number from 1
            {"type":"dev.lull.upload.images","version":1,"attempt":99999999999} | attempt is not a whole number from 1
            {"type":"dev.lull.upload.images","version":1,"attempt":2147483647} | attempt is not a whole number from 1
            {"type":"dev.lull.upload.images","version":1,"attempt":"one"} | attempt is not a whole number from 1
            {"type":"dev.lull.upload.images","version":1,"submission":"s","media":["m"],"album":-1} | album is not a
            """)
    void whatIsNoTaskSaysWhyInOneLine(String value, String reason) {
        assertThatThrownBy(() -> RecordCodec.decode(record(value), Topic.UPLOAD_IMAGES))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"dev.lull.convert.segments","version":1,"id":"m"} | the field unit is missing
            {"type":"dev.lull.convert.segments","version":1,"id":"m","unit":"segment:1"} | no such unit: segment:1
            {"type":"dev.lull.convert.segments","version":1,"id":"m","unit":"segment:99999999999"} | no such unit
            {"type":"dev.lull.convert.segments","version":1,"id":"m","unit":"../audio"} | no such unit
            {"type":"dev.lull.convert.segments","version":1,"id":"a/b","unit":"audio"} | the field id is not an id
            """)
    void whatIsNoUnitSaysWhy(String value, String reason) {
        assertThatThrownBy(() -> RecordCodec.decode(record(value), Topic.CONVERT_SEGMENTS))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"dev.lull.convert.urgent","version":1,"id":"m"} | the field submission is missing
            {"type":"dev.lull.convert.urgent","version":1,"id":"m","unit":null} | the field unit is missing
            {"type":"dev.lull.convert.urgent","version":1,"id":"m","unit":"assembly"} | no such unit: assembly
            {"type":"dev.lull.convert.segments","version":1,"id":"m","unit":"audio"} | does not belong on this topic
            """)
    void whatIsPreferredAndNoTaskSaysWhy(String value, String reason) {
        assertThatThrownBy(() -> RecordCodec.decode(record(value), Topic.CONVERT_URGENT))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[[",
                "{\"a\":[[[[",
                "\"\ud800\"",
                "1e999999999",
                "{\"version\":1e999999999}",
                "\u0000",
                "{\"version\":1,\"version\":2}",
                "NaN",
                "{\"type\":[],\"version\":1}"
            })
    void noValueIsMoreThanUnreadable(String value) {
        for (String hostile : List.of(value, value.repeat(100_000))) {
            assertThatThrownBy(() -> RecordCodec.decode(record(hostile), Topic.CONVERT_DEFERRED))
                    .isInstanceOf(UnreadableRecord.class);
        }
    }

    @Test
    void aTraceContextIsReadFromItsLastHeader() {
        assertThat(trace("nonsense", TRACE)).isEqualTo(TRACE);
    }

    @Test
    void aHeaderWithoutAValueIsNoTraceContext() {
        assertThat(trace(TRACE, null)).isNull();
    }

    @Test
    void aHeaderThatWouldNotFitIntoTheNextRecordIsNoTraceContext() {
        assertThat(trace("0".repeat(900_000))).isNull();
        assertThat(trace(TRACE + "\n")).isNull();
    }

    private static String trace(String... values) {
        ConsumerRecord<String, String> record = record("{}");
        for (String value : values) {
            record.headers().add("traceparent", value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
        return RecordCodec.traceparent(record);
    }

    @Test
    void aRecordWithoutAValueIsNoTask() {
        assertThatThrownBy(() -> RecordCodec.decode(record(null), Topic.UPLOAD_IMAGES))
                .hasMessage("the record has no value");
    }

    private static ConsumerRecord<String, String> record(String value) {
        return new ConsumerRecord<>("any", 0, 17, "k", value);
    }

    private static Map<String, String> headers(ProducerRecord<String, String> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
