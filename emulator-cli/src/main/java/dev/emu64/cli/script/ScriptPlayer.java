package dev.emu64.cli.script;

import dev.emu64.bus.ByteSink;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.screen.ScreenFiles;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.display.GoldenText;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Takes the steps of a script while the guest runs. It looks at fixed instruction counts and measures guest time, so a
 * script goes the same way on every host.
 */
public final class ScriptPlayer implements ByteSink {
    /** Guest time that a step may take unless the script says otherwise. */
    private static final long DEFAULT_LIMIT_NANOS = 60_000_000_000L;
    /** Serial text kept: enough for what a pattern could span. */
    private static final int TAIL_CHARS = 1 << 14;

    /** Of a serial line's text shown where something was not found on it. */
    private static final int MOST_ROWS = 25;

    private final Script script;
    private final StringBuilder serial = new StringBuilder();
    private boolean serialNews = true;
    private long seenScreenChanges = -1;
    private Step.Limit limit = new Step.Limit(DEFAULT_LIMIT_NANOS, Long.MAX_VALUE, "60s of guest time");
    private int next;
    /** Keys or bytes of the current step that are sent. */
    private int sent;
    private long stepNanos = -1;
    private long stepInstructions;

    public ScriptPlayer(Script script) {
        this.script = script;
    }

    /** A byte that the guest sent on COM1. */
    @Override
    public void accept(int value) {
        if (serial.length() >= 2 * TAIL_CHARS) {
            serial.delete(0, serial.length() - TAIL_CHARS);
        }
        serial.append((char) value);
        serialNews = true;
    }

    /** Takes as many steps as can be taken now; why the run is to end, or null. */
    public StopReason look(Machine machine) {
        while (next < script.lines().size()) {
            Step step = script.lines().get(next).step();
            if (stepNanos < 0) {
                begin(machine);
            }
            if (!done(step, machine)) {
                return overdue(machine);
            }
            next++;
            stepNanos = -1;
        }
        return new StopReason.Quit(0, script.name() + ": all " + next + " steps done");
    }

    /** Whether the step that is being taken only lets time pass, and keys or bytes come before the next expectation. */
    public boolean inputFollows() {
        List<Script.Line> lines = script.lines();
        int at = next;
        while (at < lines.size() && !(lines.get(at).step() instanceof Step.Keys) && !(lines.get(at).step() instanceof Step.Send)) {
            if (!(lines.get(at).step() instanceof Step.Pause) && !(lines.get(at).step() instanceof Step.Limit)
                    && !(lines.get(at).step() instanceof Step.Screenshot)) {
                return false;
            }
            at++;
        }
        return at < lines.size();
    }

    private void begin(Machine machine) {
        stepNanos = machine.nanos();
        stepInstructions = machine.instructions();
        sent = 0;
        seenScreenChanges = -1;
        serialNews = true;
    }

    private boolean done(Step step, Machine machine) {
        if (step instanceof Step.Wait wait) {
            return wait.serial() ? foundOnSerial(wait) : screenNews(machine) && wait.pattern().matcher(text(machine)).find();
        }
        if (step instanceof Step.Keys keys) {
            while (sent < keys.events().size() && machine.takesKey(keys.events().get(sent))) {
                machine.key(keys.events().get(sent++));
            }
            return sent == keys.events().size() && machine.keyboardIdle();
        }
        if (step instanceof Step.Send send) {
            while (sent < send.bytes().length && machine.unreadSerialInput() == 0) {
                machine.serialInput(send.bytes()[sent++] & 0xff);
            }
            return sent == send.bytes().length && machine.unreadSerialInput() == 0;
        }
        if (step instanceof Step.Pause pause) {
            return machine.nanos() - stepNanos >= pause.nanos();
        }
        if (step instanceof Step.Screenshot screenshot) {
            write(screenshot.request(), machine);
            return true;
        }
        if (step instanceof Step.ExpectScreen expected) {
            return screenNews(machine) && expected.golden().matches(machine.screen());
        }
        if (step instanceof Step.Limit given) {
            limit = given;
            return true;
        }
        return false;
    }

    /** Whether the screen has changed since it was last looked at in this step. */
    private boolean screenNews(Machine machine) {
        long changes = machine.screenChanges();
        boolean news = changes != seenScreenChanges;
        seenScreenChanges = changes;
        return news;
    }

    private boolean foundOnSerial(Step.Wait wait) {
        if (!serialNews) {
            return false;
        }
        serialNews = false;
        Matcher matcher = wait.pattern().matcher(serial);
        if (!matcher.find()) {
            return false;
        }
        serial.delete(0, matcher.end());
        return true;
    }

    private static String text(Machine machine) {
        return String.join("\n", GoldenText.rows(machine.screen()));
    }

    private static void write(ScreenRequest request, Machine machine) {
        try {
            ScreenFiles.write(request, machine.screen());
        } catch (IOException e) {
            throw HostFiles.unwritable(request.file().toString(), e);
        }
    }

    private StopReason overdue(Machine machine) {
        boolean late = machine.nanos() - stepNanos > limit.nanos() || machine.instructions() - stepInstructions > limit.instructions();
        return late ? failure("not within " + limit.shown(), machine) : null;
    }

    /** The run has ended with {@code stop}: what that means for the script. */
    public StopReason judge(StopReason stop, Machine machine) {
        if (stop instanceof StopReason.Timeout || stop instanceof StopReason.InstructionLimit || stop instanceof StopReason.Quit
                || stop instanceof StopReason.Unsupported || stop instanceof StopReason.ExpectationFailed) {
            return stop;
        }
        // what the guest did last may have come after the last look
        StopReason end = look(machine);
        if (end != null) {
            return end;
        }
        if (script.lines().get(next).step() instanceof Step.ExpectExit expected) {
            return stop.exitCode() == expected.code()
                    ? new StopReason.Quit(0, script.name() + ": all " + (next + 1) + " steps done, the last: " + stop.describe())
                    : failure("exit code " + stop.exitCode() + " instead: " + stop.describe(), machine);
        }
        return failure("the run ended before: " + stop.describe(), machine);
    }

    /** A row of two columns: what was expected, what there is. */
    private String beside(String expected, String actual) {
        int width = "expected".length();
        if (script.lines().get(next).step() instanceof Step.Wait wait) {
            width = Math.max(width, wait.shown().length());
        }
        return (expected + " ".repeat(width - expected.length()) + " | " + actual).stripTrailing() + "\n";
    }

    private StopReason failure(String how, Machine machine) {
        Script.Line line = script.lines().get(next);
        StringBuilder message = new StringBuilder();
        message.append(script.name()).append(':').append(line.number()).append(": ").append(line.text()).append(": ").append(how).append('\n');
        if (line.step() instanceof Step.Wait wait) {
            String actual = wait.serial() ? serial.toString() : text(machine);
            message.append(beside("expected", wait.serial() ? "COM1 since the last find" : "on the screen"));
            String[] rows = actual.split("\n");
            int first = Math.max(0, rows.length - MOST_ROWS);
            for (int row = first; row < rows.length; row++) {
                message.append(beside(row == first ? wait.shown() : "", rows[row].replace("\r", "")));
            }
        } else if (line.step() instanceof Step.ExpectScreen expected) {
            message.append(expected.golden().beside(machine.screen()));
        } else {
            message.append("the screen:\n").append(text(machine));
        }
        return new StopReason.ExpectationFailed(message.toString().stripTrailing());
    }
}
