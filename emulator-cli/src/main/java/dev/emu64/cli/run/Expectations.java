package dev.emu64.cli.run;

import dev.emu64.bus.ByteSink;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.script.Script;
import dev.emu64.cli.script.ScriptPlayer;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;
import java.util.ArrayList;
import java.util.List;

/** What the user wants to see of a run: texts, the steps of a script. */
final class Expectations implements ByteSink {
    /** Null without {@code --until} and {@code --at}. */
    private final TextWatch texts;
    /** Null without {@code --script}. */
    private final ScriptPlayer script;

    private Expectations(TextWatch texts, ScriptPlayer script) {
        this.texts = texts;
        this.script = script;
    }

    /**
     * Those of {@code options}, or null where there are none.
     *
     * @throws dev.emu64.cli.host.UserError if the script cannot be read
     */
    static Expectations of(BootOptions options) {
        List<String> wanted = new ArrayList<>(options.until);
        if (options.snapshotAtText != null) {
            wanted.add(options.snapshotAtText);
        }
        TextWatch texts = wanted.isEmpty() ? null : new TextWatch(wanted);
        ScriptPlayer script = options.script == null ? null : new ScriptPlayer(Script.read(options.script, Typist.layout(options.layout)));
        return texts == null && script == null ? null : new Expectations(texts, script);
    }

    /** A byte that the guest sent on COM1. */
    @Override
    public void accept(int value) {
        if (texts != null) {
            texts.serialByte(value);
        }
        if (script != null) {
            script.accept(value);
        }
    }

    /** Why the run is to end now, or null. */
    StopReason look(Machine machine) {
        String found = texts == null ? null : texts.found(machine);
        if (found != null) {
            return new StopReason.TextSeen(found);
        }
        return script == null ? null : script.look(machine);
    }

    /** Whether the script lets time pass now and gives input afterwards. */
    boolean inputFollows() {
        return script != null && script.inputFollows();
    }

    /** What the end of a run means: one without the expected is a failure, but for limits and what the user did. */
    StopReason judge(StopReason stop, Machine machine) {
        if (stop instanceof StopReason.TextSeen) {
            return stop;
        }
        String found = texts == null ? null : texts.foundAtTheEnd(machine);
        if (found != null) {
            return new StopReason.TextSeen(found);
        }
        if (script != null) {
            return script.judge(stop, machine);
        }
        if (stop instanceof StopReason.Timeout || stop instanceof StopReason.InstructionLimit || stop instanceof StopReason.Quit
                || stop instanceof StopReason.Unsupported) {
            return stop;
        }
        return new StopReason.ExpectationFailed("never saw " + texts.describe() + "; the run ended before: " + stop.describe());
    }
}
