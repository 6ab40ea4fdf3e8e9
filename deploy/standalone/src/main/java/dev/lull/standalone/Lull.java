package dev.lull.standalone;

import dev.lull.common.ops.BuildVersion;
import dev.lull.standalone.client.CancelCommand;
import dev.lull.standalone.client.ForgetCommand;
import dev.lull.standalone.client.GateCommand;
import dev.lull.standalone.client.HistoryCommand;
import dev.lull.standalone.client.PasswordCommand;
import dev.lull.standalone.client.PauseCommand;
import dev.lull.standalone.client.PreferCommand;
import dev.lull.standalone.client.ResumeCommand;
import dev.lull.standalone.client.RetryCommand;
import dev.lull.standalone.client.StatsCommand;
import dev.lull.standalone.client.StatusCommand;
import dev.lull.standalone.client.SubmitCommand;
import dev.lull.standalone.manual.GenerateManPagesCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code lull}. */
@Command(
        name = "lull",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Lull.Version.class,
        description = "Uploads ready files immediately; converts the rest while no upload waits.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Begin with `lull demo`. Help on a command: `lull COMMAND --help`."},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All well.",
            "1:Failed.",
            "2:Wrong usage or settings.",
            "3:A file was quarantined, or skipped although its name is that of an image or a video.",
            "130:Interrupted."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            UpCommand.class,
            PlanCommand.class,
            DoctorCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            HistoryCommand.class,
            StatsCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            PreferCommand.class,
            PasswordCommand.class,
            ForgetCommand.class,
            VerifyCommand.class,
            GateCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            CoordinatorCommand.class,
            UploadWorkerCommand.class,
            ConvertWorkerCommand.class,
            GenerateCompletion.class,
            GenerateManPagesCommand.class
        })
public final class Lull implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine lull = new CommandLine(new Lull());
        lull.getSubcommands().values().forEach(each -> each.getCommandSpec().mixinStandardHelpOptions(true));
        return lull.setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new FailedCommand())
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** The version the jar was built with. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"lull " + BuildVersion.text()};
        }
    }
}
