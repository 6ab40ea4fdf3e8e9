package dev.lull.redis;

import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;

/**
 * The name of everything the ledger keeps in Redis. With {@code lull.prefix} each begins with that and a colon, so that
 * no two installations share one.
 */
final class Keys {

    private final String before;

    /** @param prefix as in {@link dev.lull.common.settings.LullSettings#PREFIX}; empty without */
    Keys(String prefix) {
        this.before = prefix.isEmpty() ? "lull:" : prefix + ":lull:";
    }

    /** Sorted set of the conversions that have not ended, by the milliseconds of {@code last_updated}. */
    String incompleteConversions() {
        return before + "conversions:incomplete";
    }

    /** Sorted set of the submissions that are not settled, by the milliseconds of {@code started}. */
    String unsettledSubmissions() {
        return before + "submissions:unsettled";
    }

    /** Hash: one file's life. */
    String media(String id) {
        return before + "media:" + id;
    }

    /** Set of the files with the same content as this one. */
    String duplicates(String id) {
        return before + "media:" + id + ":duplicates";
    }

    /** Sorted set of the files in a state, by the milliseconds of {@code since}. */
    String mediaIn(MediaState state) {
        return before + "media:state:" + state.wireName();
    }

    /** Sorted set of the files of a kind that are queued, sidecars left out, by the milliseconds of {@code since}. */
    String queued(MediaKind kind) {
        return before + "media:queued:" + kind.wireName();
    }

    /** Sorted set of the files that ended and are not in the history, by the milliseconds of {@code since}. */
    String mediaEnded() {
        return before + "media:ended";
    }

    /** Hash: the sums over all files in the history, by day. */
    String history() {
        return before + "history";
    }

    /** Sorted set of the submissions that people are told of once they are settled, by milliseconds. */
    String notifySubmissions() {
        return before + "notify:submissions";
    }

    /** Sorted set of what is to be told on a channel, by the milliseconds of when it was added. */
    String notify(String channel) {
        return before + "notify:channel:" + channel;
    }

    /** Hash: the checkpoint of one conversion. */
    String conversion(String id) {
        return before + "conversion:" + id;
    }

    /** Hash: what people want to see of the runs of ffmpeg for a conversion. */
    String runs(String id) {
        return before + "runs:" + id;
    }

    /** Hash: one submission and the count of its files. */
    String submission(String id) {
        return before + "submission:" + id;
    }

    /** Sorted set of a submission's files in the order they were registered. */
    String submissionMedia(String id) {
        return before + "submission:" + id + ":media";
    }

    /** Hash: a worker, and what it has in hand. */
    String worker(String name) {
        return before + "worker:" + name;
    }

    /** Sorted set of the names of workers, by the milliseconds of {@code since}. */
    String workers() {
        return before + "workers";
    }

    /** The pause of all conversions: a hash. */
    String pause() {
        return before + "pause";
    }

    /** Hash: who watches a folder, and what is being taken from it. */
    String watching(String folder) {
        return before + "watching:" + folder;
    }

    /** Hash: what was taken of a directory of a watched folder, by name. */
    String watched(String directory) {
        return before + "watched:" + directory;
    }

    /** Hash: how far an archive is unpacked, and who does it. */
    String archive(String id) {
        return before + "archive:" + id;
    }

    /** Hash: what may open an archive, or the archives of a submission. */
    String passwords(String of) {
        return before + "passwords:" + of;
    }

    /** Hash: what was sent to a destination within the last minute, and whether it is paused. */
    String budget(String destination) {
        return before + "budget:" + destination;
    }

    /** String: the worker that cannot use a destination, while no other has said so. */
    String doubt(String destination) {
        return before + "doubt:" + destination;
    }

    /** String: the file that owns this content, followed by a plus once it has arrived; and the target. */
    String seen(String sha256) {
        return before + "seen:" + sha256;
    }
}
