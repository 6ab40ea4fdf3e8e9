package dev.lull.standalone.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "retry", description = "Retries quarantined or cancelled files.")
public final class RetryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiOptions api;

    @Mixin
    private AnswerOption answer;

    @Parameters(paramLabel = "ID", description = "A file, or a submission: all its quarantined and cancelled files.")
    private String id;

    @Override
    public Integer call() {
        FileRequest.Outcome outcome = new FileRequest(api.client(), "retry").send(id);
        answer.print(
                spec.commandLine().getOut(),
                outcome.answer(),
                any -> outcome.asBefore()
                        ? outcome.about() + " is on its way already"
                        : "trying again " + outcome.about());
        return 0;
    }
}
