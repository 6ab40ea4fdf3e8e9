package dev.lull.common.store;

/** Where in the store the files of conversions are; each has folders that are named by its id. */
public final class ConversionFolders {

    /** Finished units, and what is being made. */
    public static final String WORK = "conversions";

    /** Converted files on their way to the target. */
    public static final String RESULTS = "results";

    /** Pictures that show what became of videos. */
    public static final String STILLS = "stills";

    private static final String EXTENSION = ".mp4";

    private ConversionFolders() {}

    public static String work(String conversion) {
        return WORK + "/" + conversion;
    }

    /** The folder of what was assembled: one file, or more where a worker woke after its claim was taken over. */
    public static String results(String conversion) {
        return RESULTS + "/" + conversion;
    }

    /** The folder of the pictures of one. */
    public static String stills(String conversion) {
        return STILLS + "/" + conversion;
    }

    /**
     * What was assembled. Its name is its content, so that a worker that lost its claim and finishes late cannot
     * replace what the ledger took down as the result.
     *
     * @param checksum sha256 in lower-case hex
     */
    public static String result(String conversion, String checksum) {
        return results(conversion) + "/" + checksum + EXTENSION;
    }
}
