package dev.emu64.cli.terminal;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.Escapes;
import dev.emu64.cli.run.HostPace;
import dev.emu64.cli.run.RunWatch;
import dev.emu64.cli.run.Typist;
import dev.emu64.input.KeyEvent;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import java.util.List;

/** Draws, types and keeps time while a live guest runs; what a headless run watches for is watched for here too. */
final class LiveObserver implements RunObserver {
    /** 60 pictures a second. */
    private static final long FRAME_NANOS = 16_666_667;
    private static final long PAUSED_NANOS = 100_000_000;

    private final LiveScreen screen;
    private final KeySource keys;
    private final Typist typist;
    private final RunWatch watch;
    private final HostPace pace;
    private final Cancellation cancellation;
    private boolean paused;
    private long drawnChanges = -1;
    private long drawnNanos = System.nanoTime() - FRAME_NANOS;

    LiveObserver(LiveScreen screen, KeySource keys, Typist typist, RunWatch watch, HostPace pace, Cancellation cancellation) {
        this.screen = screen;
        this.keys = keys;
        this.typist = typist;
        this.watch = watch;
        this.pace = pace;
        this.cancellation = cancellation;
    }

    @Override
    public StopReason look(Machine machine) {
        StopReason stop = step(machine);
        while (paused && stop == null) {
            cancellation.sleep(PAUSED_NANOS);
            stop = step(machine);
            pace.restart();
        }
        if (stop == null) {
            pace.look(machine, System.nanoTime());
        }
        return stop;
    }

    /** Keeps the picture until the user or a limit ends the run. */
    StopReason afterPowerOff(Machine machine) {
        StopReason stop = null;
        while (stop == null) {
            cancellation.sleep(PAUSED_NANOS);
            stop = step(machine);
        }
        return stop;
    }

    private StopReason step(Machine machine) {
        for (Character command = keys.nextCommand(); command != null; command = keys.nextCommand()) {
            command(machine, command);
        }
        for (String text = keys.nextTyped(); text != null; text = keys.nextTyped()) {
            type(text);
        }
        for (List<KeyEvent> stroke = keys.nextKeys(); stroke != null; stroke = keys.nextKeys()) {
            if (!screen.leavePage()) {
                typist.press(stroke);
            }
        }
        if (!paused) {
            typist.feed(machine);
        }
        long now = System.nanoTime();
        if (now - drawnNanos >= FRAME_NANOS) {
            draw(machine, now);
        }
        return watch.look(machine, now);
    }

    private void draw(Machine machine, long now) {
        long changes = machine.screenChanges();
        screen.graphics(keys.graphics());
        screen.prompt(keys.line());
        screen.draw(machine, changes != drawnChanges, paused, now);
        drawnNanos = now;
        drawnChanges = changes;
    }

    private void command(Machine machine, char command) {
        switch (command) {
            case 'x', 'q' -> cancellation.quit();
            case 'h', '?' -> screen.showHelp();
            case 'r' -> {
                machine.reset();
                screen.note("reset");
            }
            case 'p' -> {
                paused = !paused;
                screen.note(paused ? "paused" : "going on");
            }
            case 's' -> screen.screenshot(machine.screen());
            case 'l' -> screen.toggleStatusLine();
            case 'i' -> screen.show(Inspection.lines(machine));
            default -> screen.note("Ctrl-A " + command + " means nothing here, Ctrl-A h helps");
        }
    }

    /** The user's line goes to the guest key by key. */
    private void type(String text) {
        try {
            int unknown = typist.type(Escapes.resolve("Ctrl-A t", text));
            if (unknown >= 0) {
                screen.note("the keyboard layout has no key for " + Character.toString(unknown) + "; -k chooses another");
            }
        } catch (UserError e) {
            screen.note(e.getMessage());
        }
    }

    /** Draws what has not been drawn, so that the last picture of a busy time does not wait for the next. */
    @Override
    public long idleUntil(Machine machine, long nanos) {
        long until = nanos;
        long now = System.nanoTime();
        if (machine.screenChanges() != drawnChanges) {
            if (now - drawnNanos >= FRAME_NANOS) {
                draw(machine, now);
            } else {
                until = Math.min(nanos, machine.nanos() + FRAME_NANOS);
            }
        }
        return pace.idleUntil(machine, true, watch.idle(machine, until));
    }
}
