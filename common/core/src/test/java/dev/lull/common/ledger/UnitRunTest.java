package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.task.Unit;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitRunTest {

    @Test
    void whatAFileHasFfmpegSayIsBounded() {
        List<String> lines =
                IntStream.range(0, 50).mapToObj(i -> i + "x".repeat(10_000)).toList();

        UnitRun run = run("y".repeat(100_000), lines);

        assertThat(run.command()).hasSize(4000).endsWith("…");
        assertThat(run.lines()).hasSize(20).allMatch(line -> line.length() == 300);
        assertThat(run.lines().get(19)).startsWith("49x");
    }

    @Test
    void nothingInItBreaksALine() {
        UnitRun run = run("a\nb", List.of("c\r\u001b[31md\u2028e"));

        assertThat(run.command()).isEqualTo("a b");
        assertThat(run.lines()).containsExactly("c [31md e");
    }

    private static UnitRun run(String command, List<String> lines) {
        return new UnitRun(Unit.AUDIO, "w", Instant.EPOCH, null, command, lines);
    }
}
