package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "password",
        description = "Gives a password to an archive that waits for one; without --password-file it is asked for.")
public final class PasswordCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Parameters(paramLabel = "ID", description = "An archive, or a submission: all its archives.")
    private String id;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Passwords, one a line, tried in their order.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        List<String> passwords = file == null ? List.of(asked()) : PasswordFile.read(file);
        JsonNode waited = api.client().post(FileRequest.about(id) + "/passwords", Map.of("passwords", passwords));
        answer.print(spec.commandLine().getOut(), waited, PasswordCommand::words);
        return 0;
    }

    /** It is not shown; a command line would show it to everybody on this machine. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on there is one that reads what is piped in
    private static String asked() {
        Console console = System.console();
        char[] password = console == null ? null : console.readPassword("password: ");
        if (password == null || password.length == 0) {
            throw new CommandFailure("there is no password: type one in a terminal, or name a --password-file");
        }
        return new String(password);
    }

    private static String words(JsonNode answer) {
        int waited = answer.path("waited").asInt();
        return waited == 0
                ? "noted; no archive waited for it"
                : "trying again " + Amount.files(waited).replace("file", "archive");
    }
}
