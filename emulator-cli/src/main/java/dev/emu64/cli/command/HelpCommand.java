package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootManual;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emu help}. */
@Command(name = "help", header = "Tell more on a command, or write the manual page",
        footerHeading = "%nExamples:%n", footer = {"  emu help mkimage", "  emu help --man > ~/.local/share/man/man1/emu.1"})
final class HelpCommand extends SubCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "a command; without one, the options of a boot")
    private String command;

    @Option(names = "--man", description = "the whole manual as a page for man(1)")
    private boolean man;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        CommandLine manual = SubCommands.manual();
        String text;
        if (man) {
            text = new ManPage(manual).text();
        } else if (command == null) {
            text = BootManual.text(manual, console.terminal());
        } else {
            CommandLine asked = manual.getSubcommands().get(command);
            if (asked == null) {
                throw UserError.usage("no command " + command + "; there are " + String.join(", ", manual.getSubcommands().keySet()));
            }
            text = BootManual.text(asked, console.terminal());
        }
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }
}
