package dev.emu64.cli.command;

import dev.emu64.bits.Hex;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual as a page for man(1), in the macros of man(7), written from picocli's model. */
final class ManPage {
    private final CommandLine manual;
    private final StringBuilder out = new StringBuilder();

    ManPage(CommandLine manual) {
        this.manual = manual;
    }

    String text() {
        CommandSpec emu = manual.getCommandSpec();
        out.append(".TH EMU 1 \"\" emu64 \"User Commands\"\n");
        section("NAME");
        out.append("emu \\- boot disk images of 64-bit PC kernels\n");
        section("SYNOPSIS");
        for (String line : emu.usageMessage().customSynopsis()) {
            out.append(".B ").append(escaped(line.strip())).append("\n.br\n");
        }
        section("DESCRIPTION");
        paragraph(emu.usageMessage().description());
        parameters(emu.positionalParameters());
        section("OPTIONS");
        for (ArgGroupSpec chapter : emu.argGroups()) {
            out.append(".SS ").append(quoted(chapter.heading().replace("%n", "").replaceAll(":$", ""))).append('\n');
            options(chapter.options());
        }
        section("COMMANDS");
        manual.getSubcommands().forEach((name, command) -> command(command));
        section("EXIT STATUS");
        for (Map.Entry<String, String> code : emu.usageMessage().exitCodeList().entrySet()) {
            tagged(bold(code.getKey()), code.getValue());
        }
        environment();
        section("EXAMPLES");
        literal(List.of(emu.usageMessage().footer()));
        section("SEE ALSO");
        out.append(".BR qemu-system-x86_64 (1)\n");
        return out.toString();
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Help help = command.getHelp();
        out.append(".SS ").append(quoted(help.synopsis(0).replaceAll("\\s+", " ").strip())).append('\n');
        out.append(escaped(String.join(" ", spec.usageMessage().header()))).append(".\n");
        if (spec.usageMessage().description().length > 0) {
            out.append(".PP\n");
            paragraph(spec.usageMessage().description());
        }
        parameters(spec.positionalParameters());
        options(spec.options());
        if (spec.usageMessage().footer().length > 0) {
            out.append(".PP\n");
            if (!spec.usageMessage().footerHeading().isEmpty()) {
                out.append("Examples:\n.PP\n");
            }
            literal(List.of(spec.usageMessage().footer()));
        }
    }

    private void environment() {
        section("ENVIRONMENT");
        tagged(bold("TEST_TOTAL_SHARDS") + ", " + bold("TEST_SHARD_INDEX"), "Of so many machines, which this one is: `emu test` runs its share.");
        tagged(bold("NO_COLOR"), "Help without colours, also on a terminal.");
        tagged(bold("EMU_JAR") + ", " + bold("EMU_JAVA_OPTS") + ", " + bold("EMU_NO_ARCHIVE"),
                "Read by the launcher: the jar, options for Java, and not to keep an archive of classes in ~/.cache/emu64.");
    }

    private void parameters(List<PositionalParamSpec> parameters) {
        for (PositionalParamSpec parameter : parameters) {
            tagged(italic(parameter.paramLabel()), String.join(" ", parameter.description()));
        }
    }

    private void options(List<OptionSpec> options) {
        for (OptionSpec option : options) {
            StringBuilder names = new StringBuilder();
            for (String name : option.names()) {
                names.append(names.isEmpty() ? "" : ", ").append(bold(name));
            }
            if (option.arity().max() > 0) {
                names.append(' ').append(italic(option.paramLabel()));
            }
            tagged(names.toString(), String.join(" ", option.description()).replace("${DEFAULT-VALUE}", option.defaultValue() == null ? "" : option.defaultValue()));
        }
    }

    private void section(String title) {
        out.append(".SH ").append(quoted(title.toUpperCase(Locale.ROOT))).append('\n');
    }

    private void tagged(String tag, String text) {
        out.append(".TP\n").append(tag).append('\n').append(escaped(text)).append('\n');
    }

    /** Lines that begin with blanks are kept as they are, the others flow. */
    private void paragraph(String[] lines) {
        for (String line : lines) {
            if (line.startsWith(" ")) {
                literal(List.of(line));
            } else {
                out.append(line.isEmpty() ? ".PP\n" : escaped(line) + "\n");
            }
        }
    }

    private void literal(List<String> lines) {
        out.append(".nf\n");
        for (String line : lines) {
            out.append(escaped(line)).append('\n');
        }
        out.append(".fi\n");
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\"\"") + '"';
    }

    /** Text that troff prints as it is: no requests, no escapes, hyphens that can be copied into a shell. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        if (text.startsWith(".") || text.startsWith("'")) {
            escaped.append("\\&");
        }
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '`' -> escaped.append("\\(ga");
                case '\'' -> escaped.append("\\(aq");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                default -> {
                    if (c < 0x80) {
                        escaped.append((char) c);
                    } else {
                        escaped.append("\\[u").append(Hex.of(c, 4).toUpperCase(Locale.ROOT)).append(']');
                    }
                }
            }
        });
        return escaped.toString();
    }
}
