package dev.emu64.cli.terminal;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.run.BootRun;

/** A boot, live or headless as the options and the terminal decide. */
public final class Boot {
    private Boot() {
    }

    /**
     * Boots and runs to the end.
     *
     * @return the exit code
     * @throws dev.emu64.cli.host.UserError if a file or option stands against it
     */
    public static int run(BootOptions options, HostConsole console, Cancellation cancellation) {
        if (live(options, console)) {
            int exitCode = new LiveRun(options, console, cancellation).run();
            if (exitCode >= 0) {
                return exitCode;
            }
            console.say("this terminal cannot show a live screen; the final one follows");
        }
        return new BootRun(options, console, cancellation).run();
    }

    /** On a terminal, unless the guest's serial line is there or the user wants no live screen. */
    private static boolean live(BootOptions options, HostConsole console) {
        boolean serialThere = options.serial != null && options.serial.isStdio();
        return console.terminal() && !serialThere && options.display != BootOptions.Display.HEADLESS;
    }
}
