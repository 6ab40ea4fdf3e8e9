package dev.lull.standalone.manual;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command: what its {@code --help} says, in the sections such pages have. */
final class ManPage {

    private static final String SECTION = "1";

    /** Lines are filled by who shows the page. */
    private static final int NO_WRAPPING = 10_000;

    private final CommandSpec command;
    private final Help help;
    private final Roff page = new Roff();

    /** @param line of the command, of which nobody else asks for help any more */
    ManPage(CommandLine line) {
        this.command =
                line.setUsageHelpAutoWidth(false).setUsageHelpWidth(NO_WRAPPING).getCommandSpec();
        this.help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
    }

    /** As man(1) finds it: {@code lull-run.1}. */
    String fileName() {
        return name(command) + "." + SECTION;
    }

    /** @param date the last line of the page shows it */
    String text(LocalDate date, String version) {
        page.macro("TH", name(command).toUpperCase(Locale.ROOT), SECTION, date.toString(), version, "Lull");
        page.macro("SH", "NAME").text(Roff.literal(name(command)) + " \\- " + Roff.prose(firstSentence()));
        page.macro("SH", "SYNOPSIS").text(synopsis());
        page.macro("SH", "DESCRIPTION");
        paragraph(help.description());
        if (!help.footer().isBlank()) {
            page.macro("PP");
            paragraph(help.footer());
        }
        arguments();
        options();
        commands();
        exitStatus();
        if (command.parent() != null) {
            page.macro("SH", "SEE ALSO").text(reference(command.parent()));
        }
        return page.toString();
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static String reference(CommandSpec other) {
        return Roff.bold(name(other)) + "(" + SECTION + ")";
    }

    private String firstSentence() {
        return help.description().strip().replaceFirst("(?s)[.:]\\s.*|\\.$", "");
    }

    private String synopsis() {
        String name = command.qualifiedName();
        return Roff.bold(name) + Roff.literal(help.synopsis(0).strip().substring(name.length()));
    }

    /** Text with the lines it has, blank ones between paragraphs, those to be typed indented. */
    private void paragraph(String text) {
        text.strip().lines().forEach(line -> {
            if (line.isBlank()) {
                page.macro("PP");
            } else if (line.startsWith(" ")) {
                page.macro("RS").text(Roff.bold(line.strip())).macro("RE");
            } else {
                page.text(Roff.prose(line));
            }
        });
    }

    private void arguments() {
        List<PositionalParamSpec> shown = shown(command.positionalParameters());
        if (!shown.isEmpty()) {
            page.macro("SH", "ARGUMENTS");
            shown.forEach(each -> item(Roff.italic(label(each).strip()), List.of(each.description())));
        }
    }

    private void options() {
        page.macro("SH", "OPTIONS");
        shown(command.options()).stream()
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(each -> item(names(each), List.of(each.description())));
    }

    private String names(OptionSpec option) {
        String names = Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
        String label = label(option);
        return label.isEmpty() ? names : names + "=" + Roff.italic(label.replaceFirst("^=", ""));
    }

    private String label(ArgSpec each) {
        return help.parameterLabelRenderer()
                .renderParameterLabel(each, Ansi.OFF, List.of())
                .toString();
    }

    private static <T extends ArgSpec> List<T> shown(List<T> all) {
        return all.stream().filter(each -> !each.hidden()).toList();
    }

    private void commands() {
        Map<String, CommandLine> all = command.subcommands();
        if (!all.isEmpty()) {
            page.macro("SH", "COMMANDS");
            all.values()
                    .forEach(each -> item(
                            reference(each.getCommandSpec()),
                            List.of(each.getHelp().description().strip())));
        }
    }

    private void exitStatus() {
        page.macro("SH", "EXIT STATUS");
        command.root()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> item(Roff.bold(code), List.of(meaning)));
    }

    private void item(String tag, List<String> text) {
        page.macro("TP").text(tag);
        text.stream().flatMap(String::lines).forEach(line -> page.text(Roff.prose(line)));
    }
}
