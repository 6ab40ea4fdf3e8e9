package dev.lull.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.ConvertPriority;
import dev.lull.common.task.ConvertTask;
import dev.lull.common.task.Task;
import dev.lull.common.task.Unit;
import dev.lull.common.task.UnitTask;
import dev.lull.common.task.UploadPriority;
import dev.lull.common.task.UploadTask;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

class LogFieldsTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @AfterEach
    void leaveNothing() {
        MDC.clear();
    }

    static Stream<Arguments> tasks() {
        return Stream.of(
                Arguments.of(
                        new UploadTask(UploadPriority.VIDEOS, "s", List.of("m"), 1),
                        Map.of("submission", "s", "media", "m")),
                Arguments.of(
                        new UploadTask(UploadPriority.IMAGES, "s", List.of("m", "n"), 1), Map.of("submission", "s")),
                Arguments.of(
                        new ConvertTask("m", "s", ConvertPriority.NORMAL, 1), Map.of("submission", "s", "media", "m")),
                Arguments.of(
                        new UnitTask("m", Unit.segment(7), false, 1), Map.of("media", "m", "unit", "segment:0007")));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aLineSaysWhichFileAndWhichPartOfItItIsAbout(Task task, Map<String, String> expected) {
        LogFields fields = LogFields.put(task, null);
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(expected);

        fields.clear();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void theTraceContextIsWhereThePublisherFindsIt() {
        LogFields.put(new ConvertTask("m", "s", ConvertPriority.NORMAL, 1), TRACE);

        assertThat(MDC.get("traceparent")).isEqualTo(TRACE);
    }
}
