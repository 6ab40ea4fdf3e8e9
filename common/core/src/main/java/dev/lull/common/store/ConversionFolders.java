package dev.lull.common.store;

/** Where in the store the files of conversions are; each has a folder, or a file, that is named by its id. */
public final class ConversionFolders {

    /** Finished units, and what is being made. */
    public static final String WORK = "conversions";

    /** Converted files on their way to the target. */
    public static final String RESULTS = "results";

    private static final String EXTENSION = ".mp4";

    private ConversionFolders() {}

    public static String work(String conversion) {
        return WORK + "/" + conversion;
    }

    public static String result(String conversion) {
        return RESULTS + "/" + conversion + EXTENSION;
    }

    /** The conversion that made the result of this name. */
    public static String ofResult(String name) {
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
