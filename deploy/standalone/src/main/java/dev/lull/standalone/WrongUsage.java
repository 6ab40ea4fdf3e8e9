package dev.lull.standalone;

import dev.lull.standalone.client.Printable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments, and where the right ones are described. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + firstLine(problem) + suggestion(problem) + " (see " + name + " --help)");
        return ExitStatus.WRONG_USAGE;
    }

    private static String firstLine(ParameterException problem) {
        return Printable.text(
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong usage"));
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty()
                ? ""
                : "; did you mean " + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?";
    }
}
