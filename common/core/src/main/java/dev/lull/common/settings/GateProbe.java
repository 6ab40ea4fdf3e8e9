package dev.lull.common.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user wants asked whether conversions may run, as one setting: {@code gate.probe.NAME.KIND}.
 *
 * @param name the user's own
 * @param asks a command, a URL, or the URL of a Prometheus, a space and a query
 */
public record GateProbe(String name, Kind kind, String asks) {

    private static final Pattern KEY = Pattern.compile("gate\\.probe\\.([a-z0-9-]{1,32})\\.(command|http|prometheus)");

    /** How it is asked. */
    public enum Kind {
        COMMAND("a command that ends with status 0 when conversions may run"),
        HTTP("a URL that answers with a status from 200 to 299 when conversions may run"),
        PROMETHEUS("the URL of a Prometheus, a space, and a query that has a result when conversions may not run");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** What may be written, to go after "must be". */
        String expected() {
            return expected;
        }
    }

    /** The probe of a key; empty when it is not the key of one. */
    static Optional<GateProbe> of(String key, String text) {
        Matcher parts = KEY.matcher(key);
        return parts.matches()
                ? Optional.of(new GateProbe(
                        parts.group(1), Kind.valueOf(parts.group(2).toUpperCase(Locale.ROOT)), text.strip()))
                : Optional.empty();
    }

    /** Whether it can be asked, as far as its text tells. */
    boolean isReadable() {
        return switch (kind) {
            case COMMAND -> !asks.isBlank();
            case HTTP -> isUrl(asks);
            case PROMETHEUS -> asks.indexOf(' ') > 0 && isUrl(asks.substring(0, asks.indexOf(' ')));
        };
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null && url.getScheme().matches("https?");
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
