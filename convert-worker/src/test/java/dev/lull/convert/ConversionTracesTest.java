package dev.lull.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.common.testing.Steps;
import dev.lull.common.trace.TraceIds;
import dev.lull.convert.testing.SomeMedia;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trace of a film tells of its conversion. */
class ConversionTracesTest {

    private static final AttributeKey<String> UNIT = AttributeKey.stringKey("lull.unit.name");
    private static final AttributeKey<String> WORKER = AttributeKey.stringKey("lull.worker");
    private static final AttributeKey<Boolean> RESUMED = AttributeKey.booleanKey("lull.resumed");

    private TwinFleet fleet;

    @BeforeEach
    void aFilmOfThreeSegments(@TempDir Path folder) throws Exception {
        fleet = new TwinFleet(folder, SomeMedia.toEncode(30));
    }

    @Test
    void theUnitsDescendFromThePlanAndEachIsVerified() throws Exception {
        fleet.drain("worker-1");

        SpanData plan = fleet.recorded.span("plan");
        List<SpanData> units = fleet.recorded.spans("unit");
        assertThat(plan.getParentSpanId()).isEqualTo(TraceIds.root(TwinFleet.ID));
        assertThat(units)
                .extracting(unit -> unit.getAttributes().get(UNIT))
                .containsExactlyInAnyOrder("segment:0000", "segment:0001", "segment:0002", "audio");
        assertThat(units).extracting(SpanData::getParentSpanId).containsOnly(plan.getSpanId());
        assertThat(fleet.recorded.spans("verify"))
                .extracting(SpanData::getParentSpanId)
                .containsAll(units.stream().map(SpanData::getSpanId).toList())
                .contains(fleet.recorded.span("assemble").getSpanId());
        assertWhole();
    }

    @Test
    void whatAnotherWorkerTakesOverAfterACrashIsInTheSameTraceAndSaysSo() throws Exception {
        fleet.planAll("worker-1");
        TwinFleet.Worker killed = fleet.worker("worker-1");
        fleet.takeUnit(killed);
        fleet.steps.restart();
        AtomicBoolean alive = new AtomicBoolean(true);
        fleet.encoder.meanwhile("segment 1", () -> {
            if (alive.getAndSet(false)) {
                fleet.steps.crashBefore(0);
            }
        });
        assertThatThrownBy(() -> fleet.drain("worker-1")).isInstanceOf(Steps.Crash.class);

        fleet.restart();
        fleet.drain("worker-2");

        SpanData takenOver = fleet.recorded.spans("unit").stream()
                .filter(unit -> "segment:0001".equals(unit.getAttributes().get(UNIT)))
                .filter(unit -> "worker-2".equals(unit.getAttributes().get(WORKER)))
                .findFirst()
                .orElseThrow();
        assertThat(takenOver.getAttributes().get(RESUMED)).isTrue();
        assertThat(takenOver.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(takenOver.getParentSpanId())
                .isEqualTo(fleet.recorded.span("plan").getSpanId());
        assertThat(fleet.recorded.spans("unit"))
                .extracting(unit -> unit.getAttributes().get(WORKER))
                .contains("worker-1", "worker-2");
        assertWhole();
    }

    @Test
    void aUnitThatFailedIsOneStepWithTheReasonAndTheNextTryIsAnother() throws Exception {
        fleet.encoder.fail("segment 1", new Failure.Transient("no space left"));

        fleet.drain("worker-1");

        List<SpanData> tries = fleet.recorded.spans("unit").stream()
                .filter(unit -> "segment:0001".equals(unit.getAttributes().get(UNIT)))
                .toList();
        assertThat(tries)
                .extracting(unit -> unit.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(tries.get(0).getStatus().getDescription()).isEqualTo("no space left");
        assertWhole();
    }

    /** One trace, in which every step descends from another one of it, or from the first. */
    private void assertWhole() {
        Set<String> known = new HashSet<>(Set.of(TraceIds.root(TwinFleet.ID)));
        fleet.recorded.spans().forEach(span -> known.add(span.getSpanId()));
        assertThat(fleet.recorded.spans()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TraceIds.trace(TwinFleet.ID));
            assertThat(known).contains(span.getParentSpanId());
        });
    }
}
