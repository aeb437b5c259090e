package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code emu completion}. */
@Command(name = "completion", header = "Write a script that completes emu's arguments in a shell",
        description = "To have it in every session, put the line below into ~/.bashrc or, with zsh, into ~/.zshrc.",
        footerHeading = "%nExamples:%n", footer = {"  source <(emu completion bash)", "  source <(emu completion zsh)"})
final class CompletionCommand extends SubCommand {
    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh")
    private String shell;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw UserError.usage("completion " + shell + ": expected bash or zsh");
        }
        // one script serves both: it turns on zsh's reading of bash's completions by itself
        console.out().write(Completion.script(SubCommands.manual()).getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }
}
