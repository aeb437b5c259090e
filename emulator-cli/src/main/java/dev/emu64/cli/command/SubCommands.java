package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.BootManual;
import dev.emu64.cli.options.Mistakes;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Finds and runs the sub command that the first argument names. */
public final class SubCommands {
    private static final String[] NAMES = {"mkimage", "runner", "test", "info", "disasm", "vectors", "completion", "help"};

    private SubCommands() {
    }

    /**
     * Runs {@code args[0]} with the arguments behind it.
     *
     * @return the exit code
     * @throws dev.emu64.cli.host.UserError for mistakes
     */
    public static int run(String[] args, HostConsole console, Cancellation cancellation) {
        SubCommand command = named(args[0]);
        CommandLine emu = new CommandLine(CommandSpec.create().name("emu")).setExpandAtFiles(false);
        CommandLine line = added(emu, args[0], command);
        line.setStopAtPositional(command instanceof RunnerCommand).setUnmatchedOptionsArePositionalParams(command instanceof RunnerCommand);
        try {
            emu.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw Mistakes.explain(e);
        }
        if (line.isUsageHelpRequested()) {
            console.out().write(BootManual.text(line, console.terminal()).getBytes(StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        return command.run(console, cancellation);
    }

    /** The text of {@code emu --help}. */
    public static String help(boolean terminal) {
        return BootManual.text(manual(), terminal);
    }

    /** A boot's options and every sub command, for what is told of them. */
    static CommandLine manual() {
        CommandLine manual = new CommandLine(BootManual.spec());
        for (String name : NAMES) {
            added(manual, name, named(name));
        }
        return manual;
    }

    private static CommandLine added(CommandLine parent, String name, SubCommand command) {
        CommandLine line = new CommandLine(command).setExpandAtFiles(false);
        line.getCommandSpec().usageMessage().width(BootManual.COLUMNS).sortOptions(false)
                .synopsisHeading("%nUsage: ").descriptionHeading("%n").parameterListHeading("%n").optionListHeading("%n");
        line.getCommandSpec().parser().separator(" ");
        parent.addSubcommand(name, line);
        return line;
    }

    private static SubCommand named(String word) {
        return switch (word) {
            case "mkimage" -> new MkImageCommand();
            case "vectors" -> new VectorsCommand();
            case "disasm" -> new DisasmCommand();
            case "runner" -> new RunnerCommand();
            case "test" -> new TestCommand();
            case "info" -> new InfoCommand();
            case "completion" -> new CompletionCommand();
            case "help" -> new HelpCommand();
            default -> throw new IllegalStateException("no sub command " + word);
        };
    }
}
