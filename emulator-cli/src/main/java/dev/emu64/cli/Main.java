package dev.emu64.cli;

import dev.emu64.cli.command.Runner;
import dev.emu64.cli.command.SubCommands;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootCommand;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.QuickArgs;
import dev.emu64.cli.run.Rehearsal;
import dev.emu64.cli.terminal.Boot;
import java.io.Console;
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
        if (args.length == 0 || args[0].equals("runner") || !isSubCommand(args[0])) {
            Rehearsal.begin();
        }
        // from Java 22 to 24 there is else a console also where no terminal is
        System.setProperty("jdk.console", "java.base");
        Cancellation cancellation = new Cancellation();
        cancellation.onSignals();
        HostOutput out = new HostOutput("standard output", new FileOutputStream(FileDescriptor.out));
        int exitCode = new Main(new HostConsole(System.in, out, System.err, onTerminal()), cancellation).run(args);
        cancellation.finished();
        System.exit(exitCode);
    }

    /** Java 22 to 24 have a console also where there is no terminal, but tell. */
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Java " + Runtime.version() + " has no Console.isTerminal", e);
        }
    }

    /** One run of the command line on given streams, none of them a terminal; returns the exit code. */
    public static int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        return new Main(new HostConsole(in, new HostOutput("standard output", out), err, false), new Cancellation()).run(args);
    }

    private int run(String[] args) {
        try {
            return dispatch(args);
        } catch (UserError e) {
            if (!e.getMessage().isEmpty()) {
                console.say(e.getMessage());
            }
            return e.exitCode();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            console.say(bug(e));
            return ExitCode.BUG;
        } finally {
            console.out().flush();
        }
    }

    private int dispatch(String[] args) {
        if (args.length > 0 && isSubCommand(args[0])) {
            return Runner.understands(args) ? Runner.run(args, console, cancellation) : SubCommands.run(args, console, cancellation);
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
        return Boot.run(options, console, cancellation);
    }

    /** Anything else is an image; asked here, as the sub commands would bring picocli with them. */
    private static boolean isSubCommand(String word) {
        return switch (word) {
            case "mkimage", "vectors", "disasm", "runner", "test", "info", "completion", "help" -> true;
            default -> false;
        };
    }

    private String helpOrVersion(String[] args) {
        for (String arg : args) {
            switch (arg) {
                case "-h", "-help", "--help" -> {
                    return SubCommands.help(console.terminal());
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
                + "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ") on "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n";
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
