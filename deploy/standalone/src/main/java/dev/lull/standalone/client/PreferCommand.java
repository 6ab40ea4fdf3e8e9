package dev.lull.standalone.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "prefer", description = "Has videos converted before all others.")
public final class PreferCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Parameters(paramLabel = "ID", description = "A video, or a submission: all its videos that wait or are converted.")
    private String id;

    @Override
    public Integer call() {
        FileRequest.Outcome outcome = new FileRequest(api.client(), "prefer").send(id);
        answer.print(
                spec.commandLine().getOut(),
                outcome.answer(),
                any -> outcome.asBefore() ? outcome.about() + " is preferred already" : "preferred " + outcome.about());
        return 0;
    }
}
