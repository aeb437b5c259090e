package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.BulkTransfer;
import dev.emu64.mmu.Mmu;

/**
 * Repeated MOVS and STOS over plain RAM and, upward, chips' windows, many iterations at once: as far as one page on
 * either side, the segment's limit and the address size reach. Where that is not possible nothing happens and the result is 0; the caller then
 * executes one iteration by itself, which also brings the page into the TLB.
 */
final class StringBulk {
    private static final int PAGE = 4096;

    private StringBulk() {
    }

    /** Moves up to {@code wanted} elements and advances rSI and rDI; returns how many. */
    static long move(Cpu c, Insn i, long wanted) {
        int size = i.size0;
        boolean down = c.flags.df();
        long source = Operands.register(c, Cpu.RSI, i.addrSize);
        long target = Operands.register(c, Cpu.RDI, i.addrSize);
        long n = reach(c, i, i.seg, source, wanted, false);
        // what the source raises comes before what the target does
        if (n == 0 || !known(c.mmu, c.linear(i.seg, source, size, false))) {
            return 0;
        }
        n = reach(c, i, Segment.ES, target, n, true);
        if (n == 0) {
            return 0;
        }
        long from = lowest(c.linear(i.seg, source, size, false), n, size, down);
        long to = lowest(c.linear(Segment.ES, target, size, true), n, size, down);
        int bytes = (int) n * size;
        if (c.mmu.bulkBytes(from, bytes, false) == bytes && c.mmu.bulkBytes(to, bytes, true) == bytes) {
            n = BulkTransfer.copy(c.mmu, from, to, bytes, size, down) / size;
        } else {
            n = down ? 0 : BulkTransfer.copyWindow(c.mmu, from, to, bytes, size) / size;
        }
        advance(c, i, Cpu.RSI, source, n);
        advance(c, i, Cpu.RDI, target, n);
        return n;
    }

    /** Stores the accumulator up to {@code wanted} times and advances rDI; returns how many times. */
    static long store(Cpu c, Insn i, long wanted) {
        int size = i.size0;
        long target = Operands.register(c, Cpu.RDI, i.addrSize);
        long n = reach(c, i, Segment.ES, target, wanted, true);
        if (n == 0) {
            return 0;
        }
        long to = lowest(c.linear(Segment.ES, target, size, true), n, size, c.flags.df());
        int bytes = (int) n * size;
        if (c.mmu.bulkBytes(to, bytes, true) == bytes) {
            BulkTransfer.fill(c.mmu, to, bytes, size, c.r[Cpu.RAX]);
        } else if (c.flags.df() || !BulkTransfer.fillWindow(c.mmu, to, bytes, size, c.r[Cpu.RAX])) {
            return 0;
        }
        advance(c, i, Cpu.RDI, target, n);
        return n;
    }

    private static boolean known(Mmu mmu, long linear) {
        return mmu.bulkBytes(linear, 1, false) != 0 || mmu.bulkPhysical(linear, false) >= 0;
    }

    private static long lowest(long linear, long n, int size, boolean down) {
        return down ? linear - (n - 1) * size : linear;
    }

    private static void advance(Cpu c, Insn i, int register, long from, long n) {
        Operands.register(c, register, i.addrSize, c.flags.df() ? from - n * i.size0 : from + n * i.size0);
    }

    /** How many elements from an offset on, in the direction of DF, lie in one page within the segment. */
    private static long reach(Cpu c, Insn i, int segment, long offset, long wanted, boolean write) {
        Segment s = c.seg[segment];
        if (wanted == 0 || !c.code64() && s.expandDown()) {
            return 0;
        }
        int size = i.size0;
        long linear = c.linear(segment, offset, size, write);
        int inPage = (int) linear & PAGE - 1;
        long n = wanted;
        if (c.flags.df()) {
            if (inPage + size > PAGE) {
                return 0;
            }
            n = Math.min(n, inPage / size + 1);
            if (i.addrSize != 8) {
                n = Math.min(n, offset / size + 1);
            }
        } else {
            n = Math.min(n, (PAGE - inPage) / size);
            if (i.addrSize != 8) {
                n = Math.min(n, ((1L << (i.addrSize << 3)) - offset) / size);
            }
            if (!c.code64()) {
                n = Math.min(n, (s.limit - offset + 1) / size);
            }
        }
        return Math.max(0, n);
    }
}
