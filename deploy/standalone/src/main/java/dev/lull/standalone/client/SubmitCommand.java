package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

@Command(name = "submit", description = "Hands files and folders to a running coordinator.")
public final class SubmitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, folders or store URIs.")
    private List<String> paths;

    @Mixin
    private PriorityOption priority;

    @Option(names = "--again", description = "Send also what has arrived before, as if it had not.")
    private boolean again;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Passwords of archives, one a line, tried in their order.")
    private @Nullable Path passwords;

    @Override
    public Integer call() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("paths", paths.stream().map(GivenPath::absolute).toList());
        request.put("again", again);
        request.put("priority", priority.get().wireName());
        if (passwords != null) {
            request.put("passwords", PasswordFile.read(passwords));
        }
        JsonNode accepted = api.client().post("submissions", request);
        answer.print(spec.commandLine().getOut(), accepted, SubmitCommand::words);
        return 0;
    }

    private static String words(JsonNode accepted) {
        String id = accepted.path("id").asText();
        return "submitted " + id + System.lineSeparator() + "follow it with: lull status " + id;
    }
}
