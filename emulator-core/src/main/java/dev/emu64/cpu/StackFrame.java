package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/**
 * The values that an interrupt, a call gate or a far call pushes, written as a whole: every check and every page fault
 * comes before the first byte changes.
 */
final class StackFrame {
    /** SS:ESP, EFLAGS, CS:EIP, error code and four segment registers of virtual-8086 mode; or 31 gate parameters. */
    private static final int CAPACITY = 40;

    private final Cpu cpu;
    private final long[] items = new long[CAPACITY];
    private int count;
    private int itemSize;

    StackFrame(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Begins a frame of items of {@code size} (2, 4 or 8) bytes. */
    void begin(int size) {
        count = 0;
        itemSize = size;
    }

    /** Adds what is pushed next. */
    void add(long value) {
        items[count++] = value;
    }

    /**
     * Pushes everything on a legacy (16- or 32-bit) stack and returns the new stack pointer.
     *
     * @param stack the segment, possibly not yet loaded into SS
     * @param pointer the stack pointer before
     * @param level the privilege level whose rights the writes have
     * @param code the error code of #SS if the frame does not fit
     */
    long write(Segment stack, long pointer, int level, int code) {
        long mask = stack.big() ? 0xffffffffL : 0xffff;
        for (int i = 1; i <= count; i++) {
            long offset = pointer - (long) i * itemSize & mask;
            if (!stack.contains(offset, itemSize)) {
                throw cpu.fault(12, code);
            }
            long linear = stack.base + offset & 0xffffffffL;
            if (level == 3) {
                cpu.mmu.probeWrite(linear, itemSize);
            } else {
                cpu.mmu.probeSystemWrite(linear, itemSize);
            }
        }
        long offset = pointer;
        for (int i = 0; i < count; i++) {
            offset = offset - itemSize & mask;
            put(stack.base + offset & 0xffffffffL, items[i], level);
        }
        return offset;
    }

    private void put(long linear, long value, int level) {
        if (level == 3) {
            cpu.mmu.write(linear, itemSize, value);
        } else {
            cpu.mmu.writeSystem(linear, itemSize, value);
        }
    }

    /** Pushes everything on a 64-bit stack (no segment) and returns the new RSP; #SS({@code code}) if not canonical. */
    long write64(long pointer, int level, int code) {
        int bytes = count * itemSize;
        long bottom = pointer - bytes;
        if (!Bits.canonical(bottom) || !Bits.canonical(pointer - 1)) {
            throw cpu.fault(12, code);
        }
        int place = cpu.mmu.writablePlace(bottom, bytes, level);
        if (place >= 0) {
            for (int i = 0; i < count; i++) {
                place -= itemSize;
                cpu.memory.store(place + bytes, itemSize, items[i]);
            }
            return bottom;
        }
        if (level == 3) {
            for (int i = 1; i <= count; i++) {
                cpu.mmu.probeWrite(pointer - (long) i * itemSize, itemSize);
            }
        } else {
            probeDownwards(pointer, bottom);
        }
        long linear = pointer;
        for (int i = 0; i < count; i++) {
            linear -= itemSize;
            put(linear, items[i], level);
        }
        return bottom;
    }

    /** The first push that faults is the topmost: probe the upper page first, as the pushes come. */
    private void probeDownwards(long pointer, long bottom) {
        cpu.mmu.probeSystemWrite(pointer - itemSize, itemSize);
        if ((pointer - itemSize ^ bottom) >>> 12 != 0) {
            cpu.mmu.probeSystemWrite(bottom, itemSize);
        }
    }
}
