package dev.lull.common.probe;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the telling line in what ffprobe complained about. */
final class FfprobeError {

    /** {@code [mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d0c8a0b2c0] }. */
    private static final Pattern COMPONENT = Pattern.compile("\\[[^\\]]* @ 0x[0-9a-f]+\\] *");

    /** {@code [error] }, as the log level asks for. */
    private static final Pattern LEVEL = Pattern.compile("\\[(error|fatal|panic)\\] *");

    private static final String REFUSED = "Format not on whitelist";

    private FfprobeError() {}

    /** The last line in which a component speaks, as the very last one only says that the input is invalid. */
    static String reason(List<String> errors, String input, int status) {
        return InputLimits.refusal(errors).orElseGet(() -> telling(errors, input, status));
    }

    private static String telling(List<String> errors, String input, int status) {
        String last = "";
        String telling = "";
        for (String line :
                String.join("\n", errors).replace(input + ": ", "").lines().toList()) {
            String plain = LEVEL.matcher(line).replaceAll("").strip();
            String words = COMPONENT.matcher(plain).replaceAll("").strip();
            if (words.isEmpty()) {
                continue;
            }
            last = words;
            telling = words.equals(plain) ? telling : words;
        }
        if (last.startsWith(REFUSED) || telling.startsWith(REFUSED)) {
            return MediaProbe.NOT_OPENED;
        }
        String reason = telling.isEmpty() ? last : telling;
        return reason.isEmpty() ? "ffprobe ended with status " + status : reason;
    }
}
