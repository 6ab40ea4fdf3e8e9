package dev.lull.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The Lua scripts beside this class, each one atomic step on one key. Every script answers a list of texts. */
enum Script {
    BUDGET_RESERVE("clock", "budget-reserve"),
    BUDGET_PAUSE("clock", "budget-pause"),
    BUDGET_PAUSED("clock", "budget-paused"),
    BUDGET_DOUBT("budget-doubt"),
    PAUSE_BEGIN("clock", "pause-begin"),
    CREATE("create"),
    FORGET("forget"),
    MEDIA_MOVE("clock", "move", "media-move"),
    MEDIA_NOTE("media-note"),
    MEDIA_RECORDED("media-recorded"),
    MEDIA_PUBLISH_AGAIN("clock", "media-publish-again"),
    MEDIA_RETRY("clock", "move", "media-retry"),
    SEEN_ARRIVED("seen-arrived"),
    SEEN_CLAIM("seen-claim"),
    SEEN_RELEASE("seen-release"),
    SEND_BEGIN("clock", "send-begin"),
    SEND_KEEP("clock", "send-keep"),
    SEND_LEFT("clock", "send-left"),
    SEND_FAILED("send-failed"),
    SUBMISSION_COUNT("submission-count"),
    SUBMISSION_ENLIST("submission-enlist"),
    SUBMISSION_INTAKE("clock", "submission-intake"),
    SUBMISSION_LEAVE("submission-leave"),
    SUBMISSION_CHECKPOINT("submission-checkpoint"),
    SUBMISSION_ALBUMS("submission-albums"),
    SUBMISSION_DISPATCH("submission-dispatch"),
    SUBMISSION_WALK_AGAIN("submission-walk-again"),
    SUBMISSION_CANCEL("submission-cancel"),
    SUBMISSION_SETTLE("clock", "submission-settle"),
    SUBMISSION_REOPEN("submission-reopen"),
    SUBMISSION_PREFER("submission-prefer"),
    CONVERSION_OPEN("clock", "conversion-open"),
    CONVERSION_PREFER("conversion-prefer"),
    CONVERSION_BEGIN_PLAN("conversion-begin-plan"),
    CONVERSION_END_PLAN("conversion-end-plan"),
    CONVERSION_PLAN("clock", "units", "doubt", "conversion-plan"),
    CONVERSION_DOUBT("conversion-doubt"),
    CONVERSION_CLAIM("clock", "units", "conversion-claim"),
    CONVERSION_COMPLETE("clock", "fence", "units", "doubt", "conversion-complete"),
    CONVERSION_FAIL("clock", "units", "conversion-fail"),
    CONVERSION_CANCEL("clock", "units", "conversion-cancel"),
    CONVERSION_REOPEN("clock", "units", "doubt", "conversion-reopen"),
    CONVERSION_DISCARD("units", "conversion-discard"),
    CONVERSION_PUBLISH_AGAIN("clock", "conversion-publish-again"),
    UNIT_CHECKPOINT("clock", "fence", "progress", "unit-checkpoint"),
    UNIT_RELEASE("fence", "unit-release"),
    UNIT_FAIL("clock", "fence", "unit-fail"),
    UNIT_COMPLETE("clock", "fence", "units", "doubt", "progress", "unit-complete"),
    UNIT_REOPEN("clock", "fence", "unit-reopen"),
    RUN_NOTE("run-note"),
    HISTORY_ADD("history-add"),
    ARCHIVE_NOTE("archive-note"),
    PASSWORDS_ADD("passwords-add"),
    HOLD("clock", "hold"),
    LEAVE("leave"),
    WATCH_NOTE("watch-note"),
    WATCH_BEGIN("watch-begin"),
    WATCH_END("watch-end"),
    WORKER_REPORT("clock", "worker-report"),
    INFO("info"),
    TIME("clock", "time");

    private final String text;
    private final String sha1;

    /** Made of one or more files: the functions it uses, then the script itself. */
    Script(String... files) {
        text = Arrays.stream(files).map(Script::read).collect(Collectors.joining());
        sha1 = sha1(text);
    }

    String text() {
        return text;
    }

    /** What Redis knows it by, once it has run. */
    String sha1() {
        return sha1;
    }

    private static String read(String file) {
        String resource = file + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
