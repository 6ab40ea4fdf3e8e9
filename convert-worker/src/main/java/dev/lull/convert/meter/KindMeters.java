package dev.lull.convert.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;

/** What is counted of one kind of unit. */
record KindMeters(
        Timer duration, Timer verification, DistributionSummary speed, Counter suspendedSeconds, Counter lostSeconds) {}
