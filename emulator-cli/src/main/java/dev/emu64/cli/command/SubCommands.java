package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.Mistakes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** Finds and runs the sub command that the first argument names. */
public final class SubCommands {
    private static final int HELP_COLUMNS = 100;

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
        CommandLine line = new CommandLine(command).setUsageHelpWidth(HELP_COLUMNS).setExpandAtFiles(false)
                .setStopAtPositional(command instanceof RunnerCommand).setUnmatchedOptionsArePositionalParams(command instanceof RunnerCommand);
        try {
            line.parseArgs(Arrays.copyOfRange(args, 1, args.length));
        } catch (CommandLine.ParameterException e) {
            throw Mistakes.explain(e);
        }
        if (line.isUsageHelpRequested()) {
            console.out().write(line.getUsageMessage().getBytes(StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        return command.run(console, cancellation);
    }

    private static SubCommand named(String word) {
        return switch (word) {
            case "mkimage" -> new MkImageCommand();
            case "vectors" -> new VectorsCommand();
            case "disasm" -> new DisasmCommand();
            case "runner" -> new RunnerCommand();
            case "test" -> new TestCommand();
            case "info" -> new InfoCommand();
            default -> throw new IllegalStateException("no sub command " + word);
        };
    }
}
