package dev.lull.common.media;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a file stands on its way. The only moves are those of the table in this class and, on request of a person,
 * those of {@link #retriedFrom}.
 */
public enum MediaState {
    /** Known by path, not yet looked at. */
    SUBMITTED,
    /** The same content is on its way as another file, its owner; this file settles with that one. */
    WAITING,
    /** An archive whose files are being taken out of it. */
    UNPACKING,
    /** An archive that no known password opens; it goes on when another one is given. */
    LOCKED,
    /** An image or a compatible video on its way to the target. */
    QUEUED,
    /** An incompatible video that waits for the lull. */
    DEFERRED,
    /** A convert worker has planned it; its units are being worked on. */
    CONVERTING,
    /** The converted file is verified and on its way to the target. */
    CONVERTED,
    /** Arrived at the target; the receipt is known. */
    UPLOADED,
    /** The same content has arrived as another file, at the same target. */
    DUPLICATE,
    /** An archive all of whose files are files of their own now. */
    UNPACKED,
    /** Not something Lull carries. */
    SKIPPED,
    /** Could not be handled; the original is intact and a person should read the reason. */
    QUARANTINED,
    /** Stopped on request. */
    CANCELLED;

    private static final Map<MediaState, Set<MediaState>> NEXT = new EnumMap<>(MediaState.class);

    static {
        NEXT.put(
                SUBMITTED,
                EnumSet.of(WAITING, UNPACKING, QUEUED, DEFERRED, DUPLICATE, SKIPPED, QUARANTINED, CANCELLED));
        // the owner did not arrive, and its content is free: this file is looked at again
        NEXT.put(WAITING, EnumSet.of(SUBMITTED, DUPLICATE, SKIPPED, QUARANTINED, CANCELLED));
        NEXT.put(UNPACKING, EnumSet.of(LOCKED, UNPACKED, QUARANTINED, CANCELLED));
        NEXT.put(LOCKED, EnumSet.of(UNPACKING, QUARANTINED, CANCELLED));
        NEXT.put(QUEUED, EnumSet.of(UPLOADED, QUARANTINED, CANCELLED));
        NEXT.put(DEFERRED, EnumSet.of(CONVERTING, QUARANTINED, CANCELLED));
        NEXT.put(CONVERTING, EnumSet.of(CONVERTED, QUARANTINED, CANCELLED));
        NEXT.put(CONVERTED, EnumSet.of(UPLOADED, QUARANTINED, CANCELLED));
        for (MediaState last : EnumSet.of(UPLOADED, DUPLICATE, UNPACKED, SKIPPED, QUARANTINED, CANCELLED)) {
            NEXT.put(last, EnumSet.noneOf(MediaState.class));
        }
    }

    /** Whether a file in this state may move to {@code next}. */
    public boolean mayBecome(MediaState next) {
        return next().contains(next);
    }

    /** The states that may follow this one; empty for a settled state. */
    public Set<MediaState> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    /** The states from which this one may be entered. */
    public Set<MediaState> previous() {
        Set<MediaState> from = EnumSet.noneOf(MediaState.class);
        for (MediaState state : values()) {
            if (state.mayBecome(this)) {
                from.add(state);
            }
        }
        return from;
    }

    /** The settled states from which a person may send a file back to this one; empty for most. */
    public Set<MediaState> retriedFrom() {
        return switch (this) {
            // uploaded ones only when the target lost them
            case SUBMITTED -> EnumSet.of(UPLOADED, SKIPPED, QUARANTINED, CANCELLED);
            // its result is in the store, only the upload failed
            case CONVERTED -> EnumSet.of(QUARANTINED);
            default -> EnumSet.noneOf(MediaState.class);
        };
    }

    /** True when nothing more happens to the file by itself. */
    public boolean settled() {
        return next().isEmpty();
    }

    /** Whether the file, or what it was converted to, is on its way to the target. */
    public boolean awaitsUpload() {
        return this == QUEUED || this == CONVERTED;
    }

    /** The lower-case word used in records, Redis, JSON and on screen. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state for a {@link #wireName()}; throws {@link IllegalArgumentException} on any other text. */
    public static MediaState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
