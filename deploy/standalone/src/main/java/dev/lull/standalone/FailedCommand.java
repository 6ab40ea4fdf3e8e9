package dev.lull.standalone;

import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.settings.SettingsException;
import dev.lull.standalone.client.CommandFailure;
import dev.lull.standalone.client.Printable;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed; the stack trace goes to the log. */
final class FailedCommand implements IExecutionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailedCommand.class);

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (problem instanceof SettingsException settings) {
            settings.problems().forEach(each -> err.println("lull: " + oneLine(each)));
            return ExitStatus.WRONG_USAGE;
        }
        log.debug("{} failed", command.getCommandSpec().qualifiedName(), problem);
        boolean foreseen = problem instanceof CommandFailure || problem instanceof Unavailable;
        err.println("lull: " + oneLine(foreseen ? String.valueOf(problem.getMessage()) : "failed: " + problem));
        return ExitStatus.FAILED;
    }

    private static String oneLine(String text) {
        return Printable.text(text.replaceAll("\\s*\\R\\s*", " "));
    }
}
