package dev.emu64.device.timer;

import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * One counter of an 8254: its registers and the six modes (data sheet 231164, "Mode Definitions"). Time is given in
 * CLK ticks; between two calls of {@link #advance} nothing is computed.
 */
final class Counter implements Stateful {
    private static final int RW_LSB = 1;
    private static final int RW_MSB = 2;
    private static final int RW_BOTH = 3;
    private static final int STATUS_OUT = 0x80;
    private static final int STATUS_NULL_COUNT = 0x40;

    /** RW1 RW0 M2 M1 M0 BCD as programmed. */
    private int control = RW_BOTH << 4;
    /** Count register CR, as written (binary or BCD digits). */
    private int countRegister;
    /** Output latch OL. */
    private int outputLatch;
    private int statusLatch;
    private boolean nullCount = true;
    private boolean gate = true;
    private boolean out;

    private boolean countLatched;
    private boolean statusLatched;
    private boolean nextReadIsMsb;
    private boolean nextWriteIsMsb;
    private int writtenLsb;
    private boolean countWritten;

    /** Counting element CE, from 0 up to the modulus; as a number, whether it counts in binary or BCD. */
    private int countingElement;
    /** The count that the current period began with. */
    private int initialCount;
    private boolean counting;
    private boolean loadPending;
    /** Modes 4 and 5: the strobe of this count is still to come. Modes 0 and 1: OUT is still to rise. */
    private boolean armed;
    private long loadTick;
    /** The tick up to which all this is computed. */
    private long tick;

    int read() {
        if (statusLatched) {
            statusLatched = false;
            return statusLatch;
        }
        int value = countLatched ? outputLatch : digits(countingElement);
        boolean msb = switch (access()) {
            case RW_LSB -> false;
            case RW_MSB -> true;
            default -> nextReadIsMsb;
        };
        if (access() == RW_BOTH) {
            nextReadIsMsb = !nextReadIsMsb;
        }
        if (access() != RW_BOTH || msb) {
            countLatched = false;
        }
        return msb ? value >> 8 & 0xff : value & 0xff;
    }

    void writeControl(int value) {
        control = value;
        countRegister = 0;
        nullCount = true;
        countLatched = false;
        statusLatched = false;
        nextReadIsMsb = false;
        nextWriteIsMsb = false;
        countWritten = false;
        counting = false;
        loadPending = false;
        armed = false;
        out = mode() != 0;
    }

    void writeCount(int value) {
        switch (access()) {
            case RW_LSB -> commitCount(value);
            case RW_MSB -> commitCount(value << 8);
            default -> {
                nextWriteIsMsb = !nextWriteIsMsb;
                if (nextWriteIsMsb) {
                    writtenLsb = value;
                    if (mode() == 0) {
                        counting = false;
                        loadPending = false;
                        out = false;
                    }
                } else {
                    commitCount(value << 8 | writtenLsb);
                }
            }
        }
    }

    private void commitCount(int value) {
        countRegister = value;
        countWritten = true;
        nullCount = true;
        switch (mode()) {
            case 0 -> {
                out = false;
                loadNextTick();
            }
            case 4 -> loadNextTick();
            case 2, 3 -> {
                if (!counting) {
                    loadNextTick();
                }
            }
            default -> {
                // modes 1 and 5 wait for a rising GATE
            }
        }
    }

    private void loadNextTick() {
        loadPending = true;
        loadTick = tick + 1;
    }

    void latchCount() {
        if (!countLatched) {
            countLatched = true;
            outputLatch = digits(countingElement);
        }
    }

    void latchStatus() {
        if (!statusLatched) {
            statusLatched = true;
            statusLatch = control | (out ? STATUS_OUT : 0) | (nullCount ? STATUS_NULL_COUNT : 0);
        }
    }

    void setGate(boolean high) {
        if (high == gate) {
            return;
        }
        gate = high;
        switch (mode()) {
            case 1, 5 -> {
                if (high && countWritten) {
                    loadNextTick();
                }
            }
            case 2, 3 -> {
                if (!high) {
                    out = true;
                } else if (countWritten) {
                    loadNextTick();
                }
            }
            default -> {
                // modes 0 and 4: GATE only enables counting
            }
        }
    }

    boolean out() {
        return out;
    }

    /** The tick at which a count that has been written, or triggered, is loaded; 0 if none waits. */
    long pendingLoadTick() {
        return loadPending ? loadTick : 0;
    }

    /** Computes the state at {@code now}; a tick that lies behind, one at most, changes nothing. */
    void advance(long now) {
        if (now <= tick) {
            return;
        }
        if (loadPending && loadTick <= now) {
            count(loadTick - tick);
            tick = loadTick;
            load();
        }
        count(now - tick);
        tick = now;
    }

    /** The next tick at which OUT may change if nobody interferes, or {@link Scheduler#NEVER}. */
    long nextChange() {
        long edge = nextEdge();
        return loadPending ? Math.min(edge, loadTick) : edge;
    }

    private long nextEdge() {
        if (!enabled()) {
            return Scheduler.NEVER;
        }
        return switch (mode()) {
            case 2 -> {
                if (out) {
                    yield tick + Math.max(countingElement - 1, 1);
                }
                yield reloadCount() == 1 ? Scheduler.NEVER : tick + 1;
            }
            case 3 -> initialCount == 1 && reloadCount() == 1 ? Scheduler.NEVER : tick + halfPeriodLeft();
            case 4, 5 -> armed ? tick + Math.max(countingElement, 1) : Scheduler.NEVER;
            default -> armed ? tick + countingElement : Scheduler.NEVER;
        };
    }

    private void load() {
        loadPending = false;
        nullCount = false;
        counting = true;
        armed = true;
        reload();
        switch (mode()) {
            case 1 -> out = false;
            case 2 -> out = countingElement != 1;
            case 3 -> out = true;
            default -> {
                // OUT keeps the level that the control word or the count gave it
            }
        }
    }

    private void reload() {
        nullCount = false;
        initialCount = reloadCount();
        countingElement = mode() == 3 ? initialCount & ~1 : initialCount;
    }

    private boolean enabled() {
        return counting && (gate || mode() == 1 || mode() == 5);
    }

    private void count(long ticks) {
        if (ticks == 0 || !enabled()) {
            return;
        }
        switch (mode()) {
            case 2 -> countRateGenerator(ticks);
            case 3 -> countSquareWave(ticks);
            case 4, 5 -> countStrobe(ticks);
            default -> countDownOnce(ticks);
        }
    }

    /** Modes 0 and 1: OUT rises at zero, the count wraps around and goes on. */
    private void countDownOnce(long ticks) {
        if (armed && ticks >= countingElement) {
            armed = false;
            out = true;
        }
        wrapDown(ticks);
    }

    /** Modes 4 and 5: OUT is low for the one tick at zero. */
    private void countStrobe(long ticks) {
        if (armed) {
            out = ticks != countingElement;
            armed = ticks <= countingElement;
        }
        wrapDown(ticks);
    }

    private void wrapDown(long ticks) {
        countingElement = (int) Math.floorMod(countingElement - ticks, (long) modulus());
    }

    /** Mode 2: N ticks a period, OUT low in the last of them, CE reloaded behind it. */
    private void countRateGenerator(long ticks) {
        long left = ticks;
        if (left >= countingElement) {
            left -= countingElement;
            reload();
            left %= initialCount;
        }
        countingElement -= (int) left;
        out = countingElement != 1;
    }

    /** Mode 3: CE goes down by two, twice a period; with an odd N the high half is one tick longer. */
    private void countSquareWave(long ticks) {
        long left = ticks;
        if (left >= halfPeriodLeft()) {
            left -= halfPeriodLeft();
            toggle();
            left %= initialCount;
            if (left >= halfPeriodLeft()) {
                left -= halfPeriodLeft();
                toggle();
            }
        }
        countingElement -= (int) (2 * left);
    }

    private void toggle() {
        out = !out;
        reload();
        if (initialCount == 1) {
            // illegal count (data sheet, "minimum count 2"): the low half has no ticks
            out = true;
        }
    }

    private long halfPeriodLeft() {
        return (countingElement >> 1) + (out ? initialCount & 1 : 0);
    }

    private int mode() {
        int mode = control >> 1 & 7;
        return mode > 5 ? mode - 4 : mode;
    }

    private int access() {
        return control >> 4 & 3;
    }

    private boolean bcd() {
        return (control & 1) != 0;
    }

    private int modulus() {
        return bcd() ? 10_000 : 0x10000;
    }

    private int reloadCount() {
        int count = bcd() ? fromBcd(countRegister) : countRegister;
        return count == 0 ? modulus() : count;
    }

    /** How {@code count} shows in 16 bits. */
    private int digits(int count) {
        int shown = count % modulus();
        return bcd() ? toBcd(shown) : shown;
    }

    private static int fromBcd(int digits) {
        return (digits >> 12 & 15) * 1000 + (digits >> 8 & 15) * 100 + (digits >> 4 & 15) * 10 + (digits & 15);
    }

    private static int toBcd(int number) {
        return number / 1000 << 12 | number / 100 % 10 << 8 | number / 10 % 10 << 4 | number % 10;
    }

    @Override
    public void save(StateWriter to) {
        to.number("control", control);
        to.number("countRegister", countRegister);
        to.number("outputLatch", outputLatch);
        to.number("statusLatch", statusLatch);
        to.flag("nullCount", nullCount);
        to.flag("gate", gate);
        to.flag("out", out);
        to.flag("countLatched", countLatched);
        to.flag("statusLatched", statusLatched);
        to.flag("nextReadIsMsb", nextReadIsMsb);
        to.flag("nextWriteIsMsb", nextWriteIsMsb);
        to.number("writtenLsb", writtenLsb);
        to.flag("countWritten", countWritten);
        to.number("countingElement", countingElement);
        to.number("initialCount", initialCount);
        to.flag("counting", counting);
        to.flag("loadPending", loadPending);
        to.flag("armed", armed);
        to.number("loadTick", loadTick);
        to.number("tick", tick);
    }

    @Override
    public void load(StateReader in) {
        control = (int) in.number("control");
        countRegister = (int) in.number("countRegister");
        outputLatch = (int) in.number("outputLatch");
        statusLatch = (int) in.number("statusLatch");
        nullCount = in.flag("nullCount");
        gate = in.flag("gate");
        out = in.flag("out");
        countLatched = in.flag("countLatched");
        statusLatched = in.flag("statusLatched");
        nextReadIsMsb = in.flag("nextReadIsMsb");
        nextWriteIsMsb = in.flag("nextWriteIsMsb");
        writtenLsb = (int) in.number("writtenLsb");
        countWritten = in.flag("countWritten");
        countingElement = (int) in.number("countingElement");
        initialCount = (int) in.number("initialCount");
        counting = in.flag("counting");
        loadPending = in.flag("loadPending");
        armed = in.flag("armed");
        loadTick = in.number("loadTick");
        tick = in.number("tick");
    }
}
