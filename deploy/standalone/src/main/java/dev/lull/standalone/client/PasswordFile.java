package dev.lull.standalone.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with passwords of archives, one a line. */
final class PasswordFile {

    private PasswordFile() {}

    static List<String> read(Path file) {
        try {
            List<String> passwords = Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (passwords.isEmpty()) {
                throw new CommandFailure("there is no password in " + Printable.text(file.toString()));
            }
            return passwords;
        } catch (IOException e) {
            throw new CommandFailure("cannot read passwords from " + Printable.text(file.toString()) + ": " + e, e);
        }
    }
}
