package dev.lull.standalone.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@SuppressWarnings("unused") // picocli looks at the fields
class ManPageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final CommandLine lull = new CommandLine(new Top());

    @Test
    void aCommandHasTheSectionsOfAManualPage() {
        ManPage page = new ManPage(lull.getSubcommands().get("send"));

        assertThat(page.fileName()).isEqualTo("lull-send.1");
        assertThat(page.text(DAY, "lull 1.2")).isEqualTo("""
                        .TH "LULL-SEND" "1" "2026-11-22" "lull 1.2" "Lull"
                        .SH "NAME"
                        lull\\-send \\- Sends files
                        .SH "SYNOPSIS"
                        \\fBlull send\\fR [\\-q] [\\-\\-to=DIR] [\\-\\-now | \\-\\-later] PATH...
                        .SH "DESCRIPTION"
                        Sends files. Begin with
                        .RS
                        \\fBlull send .\\fR
                        .RE
                        .PP
                        That is all.
                        .SH "ARGUMENTS"
                        .TP
                        \\fIPATH...\\fR
                        Files and folders.
                        .SH "OPTIONS"
                        .TP
                        \\fB\\-\\-later\\fR
                        When it is quiet.
                        .TP
                        \\fB\\-\\-now\\fR
                        Without waiting.
                        .TP
                        \\fB\\-q\\fR, \\fB\\-\\-quiet\\fR
                        Say nothing.
                        .TP
                        \\fB\\-\\-to\\fR=\\fIDIR\\fR
                        Where to (default: out).
                        .SH "EXIT STATUS"
                        .TP
                        \\fB0\\fR
                        All well.
                        .TP
                        \\fB1\\fR
                        Failed.
                        .SH "SEE ALSO"
                        \\fBlull\\fR(1)
                        """);
    }

    @Test
    void thePageOfAllNamesThoseOfTheCommands() {
        assertThat(new ManPage(lull).text(DAY, "lull 1.2"))
                .contains(".SH \"COMMANDS\"\n.TP\n\\fBlull\\-send\\fR(1)\nSends files.")
                .doesNotContain("SEE ALSO");
    }

    @Command(
            name = "lull",
            description = "Carries files.",
            exitCodeList = {"0:All well.", "1:Failed."},
            subcommands = Send.class)
    private static final class Top {}

    @Command(
            name = "send",
            description = {"Sends files. Begin with", "  lull send .", "", "That is all."})
    private static final class Send {

        @Option(
                names = "--to",
                paramLabel = "DIR",
                defaultValue = "out",
                description = "Where to (default: ${DEFAULT-VALUE}).")
        private String to;

        @Option(
                names = {"-q", "--quiet"},
                description = "Say nothing.")
        private boolean quiet;

        @Option(names = "--secret", hidden = true)
        private boolean secret;

        @ArgGroup
        private When when;

        @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
        private String[] paths;

        private static final class When {

            @Option(names = "--now", description = "Without waiting.")
            private boolean now;

            @Option(names = "--later", description = "When it is quiet.")
            private boolean later;
        }
    }
}
