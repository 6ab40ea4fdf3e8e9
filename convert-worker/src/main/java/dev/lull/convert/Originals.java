package dev.lull.convert;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.convert.plan.SourceIdentity;
import dev.lull.convert.plan.SourceLimits;
import dev.lull.convert.verify.Measured;
import dev.lull.convert.verify.Measuring;
import dev.lull.convert.verify.Wholeness;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures originals. The last few are remembered, since a worker takes many units of one film. */
final class Originals {

    /** The index of a film of some hours takes a few megabytes. */
    private static final int REMEMBERED = 16;

    private final Measuring measuring;
    private final SourceLimits limits;
    private final Map<SourceIdentity, Measured> known =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<SourceIdentity, Measured> eldest) {
                    return size() > REMEMBERED;
                }
            });

    Originals(Measuring measuring, SourceLimits limits) {
        this.measuring = measuring;
        this.limits = limits;
    }

    /**
     * Measures an original.
     *
     * @throws Failure.Permanent when it is not whole, or too much for a worker
     */
    Measured examine(SourceIdentity source) throws Failure, InterruptedException {
        Measured remembered = known.get(source);
        if (remembered != null) {
            return remembered;
        }
        MediaFacts facts = measuring.facts(source.file());
        limits.check(facts);
        Measured measured = new Measured(facts, measuring.timelines(source.file()));
        limits.checkLength(measured.length());
        Wholeness.check(measured);
        known.put(source, measured);
        return measured;
    }
}
