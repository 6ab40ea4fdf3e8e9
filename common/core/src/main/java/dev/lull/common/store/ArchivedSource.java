package dev.lull.common.store;

import dev.lull.common.media.Checksum;

/**
 * The name of an original that came in an archive: {@code archive://ID/path/in/it}. The archive is its original; the
 * bytes that were taken out of it are in the store until the file is settled.
 *
 * @param archive id of the archive's own media file
 * @param path in the archive, {@code /} between folders, as it is shown
 */
public record ArchivedSource(String archive, String path) {

    /** The folder of the store that holds a folder for each archive. */
    public static final String FOLDER = "archives";

    private static final String SCHEME = "archive://";
    private static final int MEDIA_LENGTH = 20;

    /** Whether an original is named so. */
    public static boolean isOne(String source) {
        return source.startsWith(SCHEME) && source.indexOf('/', SCHEME.length()) > SCHEME.length();
    }

    /** Reads a name for which {@link #isOne} holds. */
    public static ArchivedSource of(String source) {
        int slash = source.indexOf('/', SCHEME.length());
        return new ArchivedSource(source.substring(SCHEME.length(), slash), source.substring(slash + 1));
    }

    /** The whole name. */
    public String source() {
        return SCHEME + archive + "/" + path;
    }

    /** The id of its media file: an archive belongs to one submission, so nothing else tells two of them apart. */
    public String media() {
        return Checksum.of(source()).substring(0, MEDIA_LENGTH);
    }

    /** Where in the store its bytes are. */
    public String key() {
        return folder(archive) + "/" + media();
    }

    /** The folder of the store that holds what was taken out of an archive. */
    public static String folder(String archive) {
        return FOLDER + "/" + archive;
    }
}
