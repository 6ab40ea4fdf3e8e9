package dev.lull.common.store;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG of one moment of a video: on the left the original, in the form of its result, on the right what was made of
 * it; both halves are equally wide. What is known of it is in its name.
 *
 * @param segment of which it was made, from 0; 0 of a video in one piece
 * @param digits the first ones of the checksum of what was made
 * @param ssim how alike both are, 0 to 1, in thousandths
 * @param at since the first frame; null where frames are known by their number only
 */
public record Still(
        int segment, String digits, double ssim, @Nullable Duration at) {

    private static final int DIGITS = 16;

    private static final Pattern NAME =
            Pattern.compile("segment-(\\d{4,9})-([0-9a-f]{16})-ssim-([01]\\.\\d{3})(?:-at-(\\d{1,12}))?\\.jpg");

    /**
     * A moment of a file.
     *
     * @param checksum of the file, sha256 in lower-case hex
     */
    public static Still of(int segment, String checksum, double ssim, @Nullable Duration at) {
        return new Still(segment, checksum.substring(0, DIGITS), ssim, at);
    }

    /** Empty for the name of anything else. */
    static Optional<Still> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration at = parts.group(4) == null ? null : Duration.ofMillis(Long.parseLong(parts.group(4)));
        return Optional.of(
                new Still(Integer.parseInt(parts.group(1)), parts.group(2), Double.parseDouble(parts.group(3)), at));
    }

    /** Whether it shows the file with this checksum. */
    public boolean shows(String checksum) {
        return checksum.startsWith(digits);
    }

    /** {@code segment-0007-0f343b0931126a20-ssim-0.981-at-65480.jpg}, with milliseconds. */
    String name() {
        String time = at == null ? "" : "-at-" + at.toMillis();
        return String.format(Locale.ROOT, "segment-%04d-%s-ssim-%.3f%s.jpg", segment, digits, ssim, time);
    }
}
