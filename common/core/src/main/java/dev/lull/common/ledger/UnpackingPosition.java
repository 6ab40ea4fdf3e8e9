package dev.lull.common.ledger;

/**
 * How far an archive has been unpacked.
 *
 * @param version tells one version of the archive from another: an opaque text; empty when nothing is known
 * @param entries so many from its beginning on are files of their own, or refused; they come in the same order each
 *     time
 * @param bytes that came out of it so far, and out of archives in it
 */
public record UnpackingPosition(String version, long entries, long bytes) {

    /** Nothing is unpacked. */
    public static final UnpackingPosition NONE = new UnpackingPosition("", 0, 0);
}
