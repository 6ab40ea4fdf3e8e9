package dev.lull.bench.chaos.check;

/** What must not be, not once. */
public enum Rule {
    NOT_SETTLED("still going on when the wait for the end was over"),
    LOST("files that should be in the target and are not"),
    DOUBLED("files that are in the target twice"),
    OTHER_BYTES("files in the target with other bytes than their original"),
    BAD_CONVERSION("converted videos that are not what their original was"),
    FOREIGN("files in the target that nobody handed over"),
    PARTIAL("partial files in the target"),
    ORIGINAL_TOUCHED("originals that were changed or are gone"),
    UNKNOWN_TO_LEDGER("files handed over of which the ledger knows nothing"),
    NOT_TERMINAL("files that are in no final state"),
    NO_REASON("files that were given up without a reason"),
    UNASKED_END("files that were cancelled or given up though nothing was done to them"),
    FALSE_RECEIPT("files that arrived by the ledger and not in the target"),
    OPEN_SUBMISSION("submissions that are not settled"),
    WRONG_COUNT("submissions whose counts are not those of their files"),
    WRONG_INDEX("files that an index lists under another state"),
    INCOMPLETE_CONVERSION("conversions that have not ended"),
    UNREAD("records that no worker acknowledged"),
    NEEDLESS_DEAD_LETTER("dead letters of files whose original is there"),
    SEGMENT_TWICE("segments that were finished twice"),
    STORE_LEFTOVER("files left in the store"),
    PROCESS_LEFT("processes left, ffmpeg or other"),
    BAD_END("processes that ended unasked, or not when told to"),
    ERROR_LINE("lines of level ERROR that are Lull's own, in the logs of the roles");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
