package dev.lull.standalone.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cancel",
        description = "Cancels a file, or all files of a submission, not yet uploaded. Originals stay.")
public final class CancelCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Parameters(paramLabel = "ID", description = "A file or a submission, as `lull status` shows them.")
    private String id;

    @Override
    public Integer call() {
        FileRequest.Outcome outcome = new FileRequest(api.client(), "cancel").send(id);
        answer.print(
                spec.commandLine().getOut(),
                outcome.answer(),
                any -> outcome.asBefore() ? outcome.about() + " was cancelled before" : "cancelled " + outcome.about());
        return 0;
    }
}
