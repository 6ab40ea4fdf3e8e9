package dev.lull.standalone.output;

import dev.lull.convert.ConversionEstimate;
import dev.lull.standalone.client.Amount;
import java.time.Duration;

/** What conversions would need, in words: {@code 12 min, 210 MB, ± 20 %}. */
final class EstimateWords {

    private EstimateWords() {}

    static String of(ConversionEstimate estimate) {
        return Amount.time(Duration.ofMillis(Math.round(estimate.seconds() * 1000))) + ", "
                + Amount.bytes(estimate.bytes()) + ", ± " + Math.round(estimate.margin() * 100) + " %";
    }
}
