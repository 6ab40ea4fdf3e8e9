package dev.lull.coordinator.archive;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;

/**
 * What one archive may ask for.
 *
 * @param bytes that may come out of it, which its size bounds, too
 * @param why what is said when it is more
 */
public record UnpackLimits(int entries, long bytes, String why) {

    /** So much may come out of any archive of a submission, however small: a picture can be mostly one colour. */
    private static final long ALWAYS = 64_000_000;

    /**
     * Those of an archive.
     *
     * @param packed its size in bytes
     * @param nested whether it came in an archive itself: then its size alone counts, as there may be many
     */
    public static UnpackLimits of(Settings settings, long packed, boolean nested) {
        long most = settings.get(UnpackSettings.MAX_BYTES);
        int ratio = settings.get(UnpackSettings.MAX_RATIO);
        long byRatio = Math.max(nested ? 0 : ALWAYS, packed > most / ratio ? most : packed * ratio);
        return byRatio < most
                ? new UnpackLimits(
                        settings.get(UnpackSettings.MAX_ENTRIES),
                        byRatio,
                        "it unpacks to more than " + ratio + " times its size (unpack.max-ratio)")
                : new UnpackLimits(
                        settings.get(UnpackSettings.MAX_ENTRIES),
                        most,
                        "it unpacks to more than " + most + " bytes (unpack.max-bytes)");
    }

    /**
     * Returns unless there are more entries.
     *
     * @throws RefusedArchive when there are
     */
    public void requireEntries(long seen) throws RefusedArchive {
        if (seen > entries) {
            throw new RefusedArchive("it has more than " + entries + " entries (unpack.max-entries)");
        }
    }

    /**
     * Returns unless more came out.
     *
     * @throws RefusedArchive when it did
     */
    public void requireBytes(long unpacked) throws RefusedArchive {
        if (unpacked > bytes) {
            throw new RefusedArchive(why);
        }
    }
}
