package dev.lull.standalone.progress;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows and columns of the terminal of this process. */
public record TerminalSize(int rows, int columns) {

    /** Set by the launcher to what {@code stty size} says of the terminal on stderr; not set when there is none. */
    static final String PROPERTY = "lull.terminal.size";

    /** Of a terminal that does not know its size. */
    private static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final Pattern ANSWER = Pattern.compile("(\\d{1,6}) (\\d{1,6})");

    /** As it was at the start; empty where stderr is no terminal, or one that can only add text. */
    public static Optional<TerminalSize> atStart() {
        String answer = System.getProperty(PROPERTY, "");
        return answer.isEmpty() ? Optional.empty() : Optional.of(parse(answer));
    }

    /** As it is now; empty where that cannot be told. */
    static Optional<TerminalSize> now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor() == 0 ? Optional.of(parse(answer)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static TerminalSize parse(String answer) {
        Matcher numbers = ANSWER.matcher(answer.strip());
        if (!numbers.matches()) {
            return USUAL;
        }
        int rows = Integer.parseInt(numbers.group(1));
        int columns = Integer.parseInt(numbers.group(2));
        return rows == 0 || columns == 0 ? USUAL : new TerminalSize(rows, columns);
    }
}
