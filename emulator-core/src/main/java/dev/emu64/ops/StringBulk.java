package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.BulkTransfer;

/**
 * Repeated MOVS and STOS over plain RAM, many iterations at once: as far as one page on either side, the segment's
 * limit and the address size reach. Where that is not possible nothing happens and the result is 0; the caller then
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
        long n = elements(c, i, i.seg, source, wanted, false);
        if (n == 0) {
            return 0;
        }
        n = elements(c, i, Segment.ES, target, n, true);
        if (n == 0) {
            return 0;
        }
        long from = lowest(c.linear(i.seg, source, size, false), n, size, down);
        long to = lowest(c.linear(Segment.ES, target, size, true), n, size, down);
        n = BulkTransfer.copy(c.mmu, from, to, (int) n * size, size, down) / size;
        advance(c, i, Cpu.RSI, source, n);
        advance(c, i, Cpu.RDI, target, n);
        return n;
    }

    /** Stores the accumulator up to {@code wanted} times and advances rDI; returns how many times. */
    static long store(Cpu c, Insn i, long wanted) {
        int size = i.size0;
        long target = Operands.register(c, Cpu.RDI, i.addrSize);
        long n = elements(c, i, Segment.ES, target, wanted, true);
        if (n == 0) {
            return 0;
        }
        long to = lowest(c.linear(Segment.ES, target, size, true), n, size, c.flags.df());
        BulkTransfer.fill(c.mmu, to, (int) n * size, size, c.r[Cpu.RAX]);
        advance(c, i, Cpu.RDI, target, n);
        return n;
    }

    private static long lowest(long linear, long n, int size, boolean down) {
        return down ? linear - (n - 1) * size : linear;
    }

    private static void advance(Cpu c, Insn i, int register, long from, long n) {
        Operands.register(c, register, i.addrSize, c.flags.df() ? from - n * i.size0 : from + n * i.size0);
    }

    /** How many elements from an offset on, in the direction of DF, lie in one page of plain RAM within the segment. */
    private static long elements(Cpu c, Insn i, int segment, long offset, long wanted, boolean write) {
        Segment s = c.seg[segment];
        if (!c.code64() && s.expandDown()) {
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
            linear -= (n - 1) * size;
        } else {
            n = Math.min(n, (PAGE - inPage) / size);
            if (i.addrSize != 8) {
                n = Math.min(n, ((1L << (i.addrSize << 3)) - offset) / size);
            }
            if (!c.code64()) {
                n = Math.min(n, (s.limit - offset + 1) / size);
            }
        }
        return n > 0 && c.mmu.bulkBytes(linear, n * size, write) == n * size ? n : 0;
    }
}
