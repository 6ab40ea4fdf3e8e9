package dev.lull.convert.ffmpeg;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an ffmpeg was told and what it said, as anybody may see it: of files only their names, of addresses nothing. */
public final class ShownText {

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final Pattern FILE = Pattern.compile("(?:file:)?/.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("://[^\\s'\"]+");
    private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.~/-])(?:file:)?/(?:[^/\\s'\":]+/)+");

    private ShownText() {}

    /** The command in one line, as a shell would take it. */
    public static String command(List<String> command) {
        return command.stream()
                .map(ShownText::named)
                .map(ShownText::withoutAddresses)
                .map(ShownText::quoted)
                .collect(Collectors.joining(" "));
    }

    /** What was said by an ffmpeg with this command. */
    public static List<String> lines(List<String> command, List<String> lines) {
        // a longer one may begin with a shorter one
        List<String> files = command.stream()
                .filter(argument -> FILE.matcher(argument).matches())
                .map(ShownText::withoutScheme)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        return lines.stream().map(line -> line(files, line)).toList();
    }

    private static String line(List<String> files, String said) {
        String line = said;
        for (String file : files) {
            line = line.replace("file:" + file, named(file)).replace(file, named(file));
        }
        return FOLDERS.matcher(withoutAddresses(line)).replaceAll("");
    }

    private static String named(String argument) {
        return FILE.matcher(argument).matches() ? argument.substring(argument.lastIndexOf('/') + 1) : argument;
    }

    private static String withoutScheme(String file) {
        return file.startsWith("file:") ? file.substring("file:".length()) : file;
    }

    private static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll("://…");
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
