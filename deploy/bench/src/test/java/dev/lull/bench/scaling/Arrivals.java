package dev.lull.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** When uploads are published. */
final class Arrivals {

    private Arrivals() {}

    /** Independently of each other, so many a second on average. */
    static List<Upload> scattered(double perSecond, long takes, long until, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Upload> uploads = new ArrayList<>();
        double at = pause(random, perSecond);
        while (at < until) {
            uploads.add(new Upload((long) at, takes));
            at += pause(random, perSecond);
        }
        return uploads;
    }

    /** The same number, but all those of a period at its beginning. */
    static List<Upload> inBursts(double perSecond, long takes, long period, long until) {
        int each = (int) Math.round(perSecond * period / 1000);
        List<Upload> uploads = new ArrayList<>();
        for (long at = 0; at < until; at += period) {
            long burst = at;
            IntStream.range(0, each).forEach(i -> uploads.add(new Upload(burst, takes)));
        }
        return uploads;
    }

    private static double pause(SplittableRandom random, double perSecond) {
        return perSecond == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) * 1000 / perSecond;
    }
}
