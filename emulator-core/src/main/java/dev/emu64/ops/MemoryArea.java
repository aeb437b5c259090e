package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.GuestFault;

/**
 * A memory operand that an instruction lays out itself (80-bit numbers, x87 environments, FXSAVE and XSAVE areas): all
 * of it is checked beforehand, so that no access faults when state has begun to change. Areas are shorter than a page.
 */
final class MemoryArea {
    private final Cpu c;
    private final long linear;

    private MemoryArea(Cpu c, long linear) {
        this.c = c;
        this.linear = linear;
    }

    /** The area at {@code offset} of a segment; raises what reading it would raise. */
    static MemoryArea toRead(Cpu c, int segment, long offset, int bytes) {
        MemoryArea area = new MemoryArea(c, c.linear(segment, offset, bytes, false));
        c.mmu.probeRead(area.linear, 1);
        c.mmu.probeRead(area.at(bytes - 1), 1);
        return area;
    }

    /** The area at {@code offset} of a segment; raises what writing it would raise. */
    static MemoryArea toWrite(Cpu c, int segment, long offset, int bytes) {
        MemoryArea area = new MemoryArea(c, c.linear(segment, offset, bytes, true));
        c.mmu.probeWrite(area.linear, 1);
        c.mmu.probeWrite(area.at(bytes - 1), 1);
        return area;
    }

    /** #GP(0) unless an area at {@code offset} of a segment lies on a multiple of {@code alignment} bytes. */
    static void requireAlignment(Cpu c, int segment, long offset, int alignment, boolean write) {
        if ((c.linear(segment, offset, 1, write) & alignment - 1) != 0) {
            throw c.fault(GuestFault.GP, 0);
        }
    }

    /** Linear addresses have 32 bits outside 64-bit mode. */
    private long at(int byteOffset) {
        return c.code64() ? linear + byteOffset : linear + byteOffset & 0xffffffffL;
    }

    /** {@code size} (1, 2, 4 or 8) bytes, zero-extended. */
    long read(int byteOffset, int size) {
        return c.mmu.read(at(byteOffset), size);
    }

    void write(int byteOffset, int size, long value) {
        c.mmu.write(at(byteOffset), size, value);
    }
}
