package dev.emu64.debug.gdb;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.debug.GuestView;
import dev.emu64.debug.Probe;
import dev.emu64.debug.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One connection of GDB (manual, appendix E). As a probe it stops the guest between instructions and answers GDB there,
 * in the guest's own thread, until GDB lets the guest go on. It begins with the guest stopped.
 */
public final class GdbSession implements Probe {
    private static final int SIGINT = 2;
    private static final int SIGTRAP = 5;
    private static final int SIGSEGV = 11;
    /** Instructions between two looks for Ctrl-C. */
    private static final int POLL_INSTRUCTIONS = 1 << 13;
    private static final int PACKET_BYTES = 0x4000;
    private static final int TEXT_IN_PACKET = 2000;

    /** {@code CPU 0}. */
    private static final String THREAD_NAME = "4350552030";

    private enum Mode {
        /** Stopped, and GDB will ask why. */
        ATTACHING,
        RUNNING, STEPPING,
        /** GDB has gone, or ends the run. */
        OVER
    }

    private final Cpu cpu;
    private final GuestView view;
    private final Registers registers;
    private final Breakpoints breakpoints;
    private final Monitor monitor;
    private final RunControl control;
    private final PacketStream packets;
    private Mode mode = Mode.ATTACHING;
    private boolean ending;
    private boolean resetting;
    private String lastStop = "S05";
    private int untilPoll = POLL_INSTRUCTIONS;

    /**
     * @param in what GDB sends; {@link InputStream#available} must tell of bytes that have arrived
     * @param control carries out resets and the end of the run
     */
    public GdbSession(Cpu cpu, Architecture architecture, Symbols symbols, InputStream in, OutputStream out, RunControl control) {
        this.cpu = cpu;
        this.view = new GuestView(cpu);
        this.registers = new Registers(cpu, architecture);
        this.breakpoints = new Breakpoints(cpu);
        this.control = control;
        this.monitor = new Monitor(cpu, symbols, new RunControl() {
            @Override
            public void reset() {
                resetting = true;
                control.reset();
            }

            @Override
            public void quit() {
                end();
            }
        });
        this.packets = new PacketStream(in, out);
    }

    /** Whether GDB has detached, has ended the run, or its connection broke. */
    public boolean over() {
        return mode == Mode.OVER;
    }

    // ---- between the guest's instructions

    @Override
    public boolean before() {
        switch (mode) {
            case ATTACHING -> serve();
            case STEPPING -> stop(SIGTRAP, "");
            case RUNNING -> {
                String reason = breakpoints.at(view.codeLinear(cpu.rip));
                if (reason != null) {
                    stop(SIGTRAP, reason);
                } else if (--untilPoll <= 0) {
                    poll();
                }
            }
            default -> {
                // nobody listens any more
            }
        }
        if (ending || resetting) {
            resetting = false;
            return false;
        }
        return true;
    }

    @Override
    public void after() {
        if (mode == Mode.RUNNING || mode == Mode.STEPPING) {
            String hit = breakpoints.takeHit();
            if (hit != null) {
                stop(SIGTRAP, hit);
            }
        }
    }

    /** Looks for Ctrl-C; to be called while the guest is halted too. */
    public void poll() {
        untilPoll = POLL_INSTRUCTIONS;
        if (mode != Mode.RUNNING && mode != Mode.STEPPING) {
            return;
        }
        try {
            if (packets.interrupted()) {
                stop(SIGINT, "");
            }
        } catch (IOException e) {
            leave();
        }
    }

    /** The guest has come to its end by a fault: stops once more so that everything can be looked at, with the story told. */
    public void died(List<String> story) {
        if (mode == Mode.OVER) {
            return;
        }
        try {
            for (String line : story) {
                say(line + "\n");
            }
        } catch (IOException e) {
            leave();
            return;
        }
        stop(SIGSEGV, "");
    }

    /** The run has ended with an exit code. */
    public void exited(int code) {
        if (mode == Mode.OVER) {
            return;
        }
        try {
            packets.send("W" + Hex.of(code, 2));
        } catch (IOException e) {
            // it has gone already
            mode = Mode.OVER;
        }
        leave();
    }

    private void say(String text) throws IOException {
        for (int at = 0; at < text.length(); at += TEXT_IN_PACKET) {
            byte[] part = text.substring(at, Math.min(text.length(), at + TEXT_IN_PACKET)).getBytes(StandardCharsets.UTF_8);
            packets.send("O" + Numbers.hex(part, part.length));
        }
    }

    private void stop(int signal, String reason) {
        lastStop = "T" + Hex.of(signal, 2) + reason + "thread:1;";
        try {
            packets.send(lastStop);
        } catch (IOException e) {
            leave();
            return;
        }
        serve();
    }

    /** Answers until GDB lets the guest go on. */
    private void serve() {
        mode = Mode.ATTACHING;
        try {
            while (mode == Mode.ATTACHING) {
                byte[] packet = packets.receive();
                if (packet == null) {
                    leave();
                    return;
                }
                String answer = answer(packet);
                if (answer != null) {
                    packets.send(answer);
                }
            }
        } catch (IOException e) {
            leave();
        }
    }

    private void leave() {
        mode = Mode.OVER;
        breakpoints.clear();
    }

    private void end() {
        ending = true;
        control.quit();
        leave();
    }

    // ---- packets

    /** The answer, or null where none is due now. */
    private String answer(byte[] packet) {
        String text = new String(packet, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return "";
        }
        try {
            return switch (text.charAt(0)) {
                case '?' -> lastStop;
                case 'g' -> all();
                case 'G' -> writeAll(text.substring(1));
                case 'p' -> one((int) Numbers.parse(text.substring(1)));
                case 'P' -> write(text.substring(1));
                case 'm' -> read(text.substring(1));
                case 'M' -> writeHex(text.substring(1));
                case 'X' -> writeBinary(packet, text);
                case 'c', 's', 'C', 'S' -> resume(text);
                case 'Z', 'z' -> breakpoint(text);
                case 'H', 'T' -> "OK";
                case 'D' -> {
                    leave();
                    yield "OK";
                }
                case 'k' -> {
                    end();
                    yield null;
                }
                case 'q', 'Q', 'v' -> query(text);
                default -> "";
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return "E22";
        }
    }

    private String query(String text) {
        if (text.startsWith("qSupported")) {
            return "PacketSize=" + Integer.toHexString(PACKET_BYTES)
                + ";qXfer:features:read+;vContSupported+;swbreak+;hwbreak+;QStartNoAckMode+";
        }
        if (text.startsWith("qXfer:features:read:target.xml:")) {
            return part(registers.description(), text.substring("qXfer:features:read:target.xml:".length()));
        }
        if (text.startsWith("qRcmd,")) {
            String said = monitor.answer(new String(Numbers.bytes(text.substring(6)), StandardCharsets.UTF_8));
            return said.isEmpty() ? "OK" : monitorText(said);
        }
        if (text.startsWith("vCont;")) {
            return resume(text.substring(6));
        }
        if (text.startsWith("vKill")) {
            end();
            return "OK";
        }
        return switch (text) {
            case "QStartNoAckMode" -> {
                packets.stopAcknowledging();
                yield "OK";
            }
            case "vCont?" -> "vCont;c;C;s;S";
            case "qC" -> "QC1";
            case "qfThreadInfo" -> "m1";
            case "qsThreadInfo" -> "l";
            case "qThreadExtraInfo,1" -> THREAD_NAME;
            case "qAttached" -> "1";
            case "qSymbol::" -> "OK";
            default -> "";
        };
    }

    /** Text too long for one packet goes ahead as console output. */
    private String monitorText(String said) {
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= TEXT_IN_PACKET) {
            return Numbers.hex(bytes, bytes.length);
        }
        try {
            say(said);
            return "OK";
        } catch (IOException e) {
            leave();
            return null;
        }
    }

    /** {@code OFFSET,LENGTH} of a document. */
    private static String part(String document, String range) {
        int comma = range.indexOf(',');
        int from = (int) Math.min(document.length(), Numbers.parse(range.substring(0, comma)));
        int to = (int) Math.min(document.length(), from + Numbers.parse(range.substring(comma + 1)));
        return (to == document.length() ? "l" : "m") + document.substring(from, to);
    }

    /** {@code c}, {@code s}, with a signal (dropped) or an address; of vCont's actions the first is meant for our one thread. */
    private String resume(String action) {
        char kind = action.charAt(0);
        boolean step = kind == 's' || kind == 'S';
        if (!step && kind != 'c' && kind != 'C') {
            return "";
        }
        if ((kind == 'c' || kind == 's') && action.length() > 1 && action.charAt(1) != ':' && action.charAt(1) != ';') {
            cpu.rip = Numbers.parse(action.substring(1));
        }
        mode = step ? Mode.STEPPING : Mode.RUNNING;
        untilPoll = POLL_INSTRUCTIONS;
        return null;
    }

    /** {@code Ztype,address,kind} and its removal. */
    private String breakpoint(String text) {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        int end = text.indexOf(';', second) < 0 ? text.length() : text.indexOf(';', second);
        int type = Integer.parseInt(text.substring(1, first));
        long address = Numbers.parse(text.substring(first + 1, second));
        int length = (int) Numbers.parse(text.substring(second + 1, end));
        boolean known = text.charAt(0) == 'Z' ? breakpoints.insert(type, address, length) : breakpoints.remove(type, address, length);
        return known ? "OK" : "";
    }

    // ---- registers

    private String all() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < registers.count(); i++) {
            registers.read(i, out);
        }
        return out.toString();
    }

    private String writeAll(String digits) {
        int at = 0;
        for (int i = 0; i < registers.count() && at + registers.bytes(i) * 2 <= digits.length(); i++) {
            registers.write(i, digits, at);
            at += registers.bytes(i) * 2;
        }
        return "OK";
    }

    private String one(int register) {
        if (register >= registers.count()) {
            return "E14";
        }
        StringBuilder out = new StringBuilder();
        registers.read(register, out);
        return out.toString();
    }

    private String write(String assignment) {
        int equals = assignment.indexOf('=');
        int register = (int) Numbers.parse(assignment.substring(0, equals));
        return register < registers.count() && registers.write(register, assignment, equals + 1) ? "OK" : "E14";
    }

    // ---- memory

    private String read(String range) {
        int comma = range.indexOf(',');
        long address = Numbers.parse(range.substring(0, comma));
        int count = (int) Math.min(Numbers.parse(range.substring(comma + 1)), PACKET_BYTES / 2 - 4);
        byte[] bytes = new byte[count];
        int got = view.read(address, bytes, count);
        return got == 0 && count > 0 ? "E14" : Numbers.hex(bytes, got);
    }

    private String writeHex(String text) {
        int colon = text.indexOf(':');
        return write(text.substring(0, colon), Numbers.bytes(text.substring(colon + 1)));
    }

    private String writeBinary(byte[] packet, String text) {
        int colon = text.indexOf(':');
        byte[] bytes = new byte[packet.length - colon - 1];
        System.arraycopy(packet, colon + 1, bytes, 0, bytes.length);
        return write(text.substring(1, colon), bytes);
    }

    private String write(String range, byte[] bytes) {
        int comma = range.indexOf(',');
        int count = (int) Math.min(Numbers.parse(range.substring(comma + 1)), bytes.length);
        boolean written = view.write(Numbers.parse(range.substring(0, comma)), bytes, count) == count;
        // perhaps a page table
        cpu.mmu.flush();
        return written ? "OK" : "E14";
    }
}
