package dev.lull.common.probe;

/**
 * What the first bytes of a file say.
 *
 * @param contentType MIME type by content; {@code application/octet-stream} when unknown
 */
public record Sniffed(String contentType, Guess guess) {

    /** How far the first bytes alone decide. */
    public enum Guess {
        /** A picture, animated or not. */
        IMAGE,
        /** A container of moving pictures; if ffprobe finds no way in, it is damaged. */
        VIDEO,
        /** Sound or unknown bytes: a video if ffprobe finds a moving picture, otherwise nothing Lull carries. */
        UNCERTAIN,
        /** Text, documents, archives, programs. */
        OTHER
    }
}
