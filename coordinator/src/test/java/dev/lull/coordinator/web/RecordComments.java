package dev.lull.coordinator.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a record of this module says, so that the document needs no second description. */
final class RecordComments {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final String comment;

    RecordComments(Class<?> type) {
        Pattern declaration = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?record " + type.getSimpleName() + "\\(", Pattern.DOTALL);
        Matcher found = declaration.matcher(source(type.getNestHost()));
        this.comment = found.find() ? plain(found.group(1)) : "";
    }

    /** What it is for; empty where only its components are described. */
    Optional<String> ofRecord() {
        return Optional.of(comment.replaceFirst("(?s)@param.*", "").strip()).filter(text -> !text.isEmpty());
    }

    Optional<String> of(String component) {
        Matcher found = Pattern.compile("@param " + component + " ([^@]+)").matcher(comment);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\n\\s*\\*", " ").replaceAll("\\s+", " ").replaceAll("\\{@\\w+ #?([^}]*)}", "$1");
    }

    private static String source(Class<?> outermost) {
        Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
