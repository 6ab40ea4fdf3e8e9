package dev.lull.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.task.Unit;
import dev.lull.common.testing.memory.InMemoryLedger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the ledger in memory, with which the handlers are tested, is like the one on Redis. */
class TwinIT extends LedgerOnRedis {

    private static final int CALLS = 300;

    /** How many calls are made between two looks at everything. */
    private static final int LOOK = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverIsCalledTheTwinAnswersAndStandsAsRedisDoes(long seed) {
        Ledger twin = new InMemoryLedger(Clock.systemUTC(), RETENTION);
        AnyUse use = new AnyUse(seed);
        List<String> called = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            AnyUse.Call call = use.next();
            called.add(call.words());
            Object answer = answer(call, ledger());

            assertThat(text(answer(call, twin))).as("%s", called).isEqualTo(text(answer));
            if (i % LOOK == 0) {
                assertThat(all(twin)).as("%s", called).isEqualTo(all(ledger()));
            }
            use.answered(answer);
            awaitNextMillisecond();
        }
    }

    /** What happens within one is dated alike by one of the two and not by the other. */
    private static void awaitNextMillisecond() {
        long begun = System.currentTimeMillis();
        while (System.currentTimeMillis() == begun) {
            Thread.onSpinWait();
        }
    }

    private static Object answer(AnyUse.Call call, Ledger ledger) {
        try {
            return call.on().apply(ledger);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return e.toString();
        }
    }

    private static String all(Ledger ledger) {
        List<Object> all = new ArrayList<>();
        for (String id : AnyUse.FILES) {
            all.add(ledger.media().find(id));
            all.add(ledger.conversions().find(id).map(TwinIT::text));
            all.add(ledger.sends().left(id).isZero());
        }
        for (MediaState state : MediaState.values()) {
            all.add(state);
            all.add(ledger.media().inState(state, 0, 10).stream()
                    .map(MediaFile::id)
                    .sorted()
                    .toList());
        }
        for (String id : AnyUse.SUBMISSIONS) {
            all.add(ledger.submissions().find(id).map(TwinIT::text));
            all.add(ledger.submissions().files(id, 0, 10));
        }
        all.add(ledger.submissions().unsettled().stream().map(Submission::id).toList());
        all.add(ledger.conversions().incomplete(0, 10).stream()
                .map(Conversion::id)
                .toList());
        return text(all);
    }

    /** Without what depends on the clocks, and with maps in order. */
    private static String text(Object answer) {
        String text = answer.toString();
        if (answer instanceof Conversion conversion) {
            TreeMap<Unit, Object> units = new TreeMap<>(Comparator.comparing(Unit::wireName));
            units.putAll(conversion.units());
            text = text.replace(conversion.units().toString(), units.toString());
        } else if (answer instanceof Submission submission) {
            text = text.replace(submission.counts().toString(), new TreeMap<>(submission.counts()).toString());
        }
        return text.replaceAll("20(?!20)\\d\\d-[\\d-]+T[\\d:.]+Z", "now")
                .replaceAll("left=PT[\\dHMS.]+", "left")
                .replace(", ", ",\n");
    }
}
