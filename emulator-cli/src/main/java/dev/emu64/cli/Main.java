package dev.emu64.cli;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootCommand;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.QuickArgs;
import dev.emu64.cli.run.BootRun;
import dev.emu64.cli.terminal.LiveRun;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** The entry: a boot straight away, sub commands and help by way of picocli. */
public final class Main {
    private static final String FALLBACK_VERSION = "development";

    private final HostConsole console;
    private final Cancellation cancellation;

    private Main(HostConsole console, Cancellation cancellation) {
        this.console = console;
        this.cancellation = cancellation;
    }

    public static void main(String[] args) {
        Cancellation cancellation = new Cancellation();
        cancellation.onSignals();
        HostOutput out = new HostOutput("standard output", new FileOutputStream(FileDescriptor.out));
        int exitCode = new Main(new HostConsole(System.in, out, System.err, System.console() != null), cancellation).run(args);
        cancellation.finished();
        System.exit(exitCode);
    }

    /** One run of the command line on given streams, none of them a terminal; returns the exit code. */
    public static int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        return new Main(new HostConsole(in, new HostOutput("standard output", out), err, false), new Cancellation()).run(args);
    }

    private int run(String[] args) {
        try {
            return dispatch(args);
        } catch (UserError e) {
            console.say(e.getMessage());
            return e.exitCode();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            console.say(bug(e));
            return ExitCode.BUG;
        } finally {
            console.out().flush();
        }
    }

    private int dispatch(String[] args) {
        if (args.length > 0 && isCommand(args[0])) {
            throw UserError.unsupported(args[0]);
        }
        BootOptions options = QuickArgs.parse(args);
        if (options == null) {
            String wanted = helpOrVersion(args);
            if (wanted != null) {
                console.out().write(wanted.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                return ExitCode.OK;
            }
            options = BootCommand.parse(args);
        }
        if (live(options)) {
            int exitCode = new LiveRun(options, console, cancellation).run();
            if (exitCode >= 0) {
                return exitCode;
            }
        }
        return new BootRun(options, console, cancellation).run();
    }

    /** On a terminal, unless the guest's serial line is there or the user wants no live screen. */
    private boolean live(BootOptions options) {
        boolean serialThere = options.serial != null && options.serial.isStdio();
        return console.terminal() && !serialThere && options.display != BootOptions.Display.HEADLESS;
    }

    private static boolean isCommand(String word) {
        return switch (word) {
            case "mkimage", "vectors", "disasm", "runner", "info", "help" -> true;
            default -> false;
        };
    }

    private static String helpOrVersion(String[] args) {
        for (String arg : args) {
            switch (arg) {
                case "-h", "-help", "--help" -> {
                    return BootCommand.help();
                }
                case "-V", "-version", "--version" -> {
                    return version();
                }
                default -> {
                    // the next may be
                }
            }
        }
        return null;
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "emu64 " + (version == null ? FALLBACK_VERSION : version) + ", a PC emulator in Java with QEMU-compatible options\n"
                + "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n";
    }

    /** One line about a bug of ours: what, and where. */
    private static String bug(Throwable e) {
        StringBuilder line = new StringBuilder("this is a bug in emu64: ").append(e);
        StackTraceElement[] trace = e.getStackTrace();
        for (int i = 0; i < Math.min(3, trace.length); i++) {
            line.append(i == 0 ? " at " : " < ").append(trace[i].getClassName()).append('.').append(trace[i].getMethodName())
                    .append(':').append(trace[i].getLineNumber());
        }
        return line.toString();
    }
}
