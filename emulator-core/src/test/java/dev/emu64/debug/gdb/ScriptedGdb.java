package dev.emu64.debug.gdb;

import dev.emu64.debug.Symbols;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.machine.TestedEngine;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The other side of a connection, without one: packets written down beforehand, answers gathered. */
final class ScriptedGdb extends InputStream implements RunControl {
    private final Machine machine;
    private final Deque<Integer> toSend = new ArrayDeque<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean resetAsked;

    ScriptedGdb(byte[] image) {
        machine = new Machine(TestedEngine.standard().withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image, true)))));
    }

    Machine machine() {
        return machine;
    }

    /** GDB will send these packets, one after the other. */
    ScriptedGdb packets(String... contents) {
        for (String content : contents) {
            int sum = 0;
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            for (byte b : bytes) {
                sum += b;
            }
            raw("$" + content + "#" + dev.emu64.bits.Hex.of(sum, 2));
        }
        return this;
    }

    ScriptedGdb raw(String text) {
        for (char c : text.toCharArray()) {
            toSend.add((int) c);
        }
        return this;
    }

    /** Runs until the packets are used up, and gives the answers without acknowledgements. */
    List<String> talk(Architecture architecture) {
        machine.probe(List.of(new GdbSession(machine.cpu(), architecture, Symbols.NONE, this, received, this)));
        RunLimits limits = RunLimits.headless().withMaxInstructions(20_000_000);
        StopReason stop = machine.run(limits, RunObserver.NONE);
        if (resetAsked) {
            machine.reset();
            stop = machine.run(limits, RunObserver.NONE);
        }
        return answers(stop);
    }

    List<String> talk() {
        return talk(Architecture.X86_64);
    }

    private List<String> answers(StopReason stop) {
        List<String> answers = new ArrayList<>();
        String text = received.toString(StandardCharsets.ISO_8859_1);
        int at = text.indexOf('$');
        while (at >= 0) {
            int end = text.indexOf('#', at);
            answers.add(text.substring(at + 1, end));
            at = text.indexOf('$', end);
        }
        answers.add(stop.kind());
        return answers;
    }

    String bytes() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() {
        return toSend.isEmpty() ? -1 : toSend.remove();
    }

    /** Packets wait until they are read; only Ctrl-C comes by itself. */
    @Override
    public int available() {
        return !toSend.isEmpty() && toSend.peek() == 3 ? 1 : 0;
    }

    @Override
    public void reset() {
        resetAsked = true;
        machine.end(new StopReason.Reset("asked for by GDB"));
    }

    @Override
    public void quit() {
        machine.end(new StopReason.Quit(0, "ended by GDB"));
    }
}
