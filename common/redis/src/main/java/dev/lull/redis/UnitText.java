package dev.lull.redis;

import dev.lull.common.ledger.UnitState;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field of one unit in a checkpoint: {@code pending}, {@code running WORKER TOKEN EXPIRES}, {@code done BYTES
 * CHECKSUM} or, of a picture that was compared with the original, {@code done BYTES CHECKSUM SSIM}.
 */
final class UnitText {

    private static final Pattern RUNNING = Pattern.compile("running (.+) (\\d+) (\\S+)", Pattern.DOTALL);
    private static final Pattern DONE = Pattern.compile("done (\\d+) (\\S+)(?: (\\d\\.\\d+))?");

    private UnitText() {}

    static String of(UnitState.Done done) {
        String text = "done " + done.bytes() + " " + done.checksum();
        return done.ssim() == null ? text : text + String.format(Locale.ROOT, " %.3f", done.ssim());
    }

    static UnitState read(String text) {
        if (text.equals("pending")) {
            return new UnitState.Pending();
        }
        Matcher running = RUNNING.matcher(text);
        if (running.matches()) {
            return new UnitState.Running(
                    running.group(1), Long.parseLong(running.group(2)), Instant.parse(running.group(3)));
        }
        Matcher done = DONE.matcher(text);
        if (done.matches()) {
            return new UnitState.Done(
                    Long.parseLong(done.group(1)),
                    done.group(2),
                    done.group(3) == null ? null : Double.valueOf(done.group(3)));
        }
        throw new IllegalArgumentException(text);
    }
}
