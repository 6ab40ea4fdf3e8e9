package dev.lull.common.ledger;

/**
 * How much a destination takes.
 *
 * @param perSecond items within any second, at least 1
 * @param perMinute items within any minute, at least 1
 */
public record SendLimits(int perSecond, int perMinute) {

    public SendLimits {
        if (perSecond < 1 || perMinute < 1) {
            throw new IllegalArgumentException("at least one item: " + perSecond + ", " + perMinute);
        }
    }
}
