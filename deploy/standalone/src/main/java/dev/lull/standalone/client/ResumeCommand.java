package dev.lull.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "resume", description = "Ends a pause; prints whether conversions may run now, and if not, why not.")
public final class ResumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Override
    public Integer call() {
        JsonNode gate = api.client().post("gate/resume", Map.of());
        answer.print(spec.commandLine().getOut(), gate, GateCommand::words);
        return 0;
    }
}
