package dev.lull.standalone.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "forget",
        description = "Drops the records of a settled file, or of a settled submission with its files, and that their "
                + "content arrived. Originals and uploaded files stay.")
public final class ForgetCommand implements Callable<Integer> {

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
        FileRequest.Outcome outcome = new FileRequest(api.client(), "forget").send(id);
        answer.print(spec.commandLine().getOut(), outcome.answer(), any -> "forgot " + outcome.about());
        return 0;
    }
}
