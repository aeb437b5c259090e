package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import picocli.CommandLine.Option;

/** Something else than a boot that the command line does. */
abstract class SubCommand {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "this text")
    private boolean help;

    /**
     * Does it with the arguments that picocli has filled in.
     *
     * @return the exit code
     * @throws dev.emu64.cli.host.UserError for mistakes
     */
    abstract int run(HostConsole console, Cancellation cancellation);
}
