package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;

/**
 * {@code emu runner} as cargo calls it, with an executable and arguments, without picocli, which would take longer than
 * the kernel: behind the executable all belongs to it, so there is nothing to parse.
 */
public final class Runner {
    private Runner() {
    }

    /** Whether {@code args} are such a call; the others, such as for help, are {@link SubCommands}'. */
    public static boolean understands(String[] args) {
        return args.length > 1 && args[0].equals("runner") && !args[1].startsWith("-");
    }

    /**
     * Runs what {@code args[1]} names.
     *
     * @return the exit code
     * @throws dev.emu64.cli.host.UserError for mistakes
     */
    public static int run(String[] args, HostConsole console, Cancellation cancellation) {
        RunnerCommand command = new RunnerCommand();
        command.executable = args[1];
        for (int i = 2; i < args.length; i++) {
            command.arguments.add(args[i]);
        }
        return command.run(console, cancellation);
    }
}
