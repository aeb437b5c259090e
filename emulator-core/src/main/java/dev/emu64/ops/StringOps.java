package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;

/**
 * String instructions (SDM vol. 1, 7.3.9). Registers are updated by each iteration, so that a fault or an interrupt
 * between two of them leaves an instruction that can go on where it was.
 */
final class StringOps {
    private static final int REPNE = 0xf2;

    private StringOps() {
    }

    static void movs(Cpu c, Insn i) {
        if (i.rep == 0) {
            moveOne(c, i);
            return;
        }
        long count = count(c, i);
        while (count != 0) {
            long done = StringBulk.move(c, i, Math.min(count, bulkLimit(c)));
            if (done == 0) {
                moveOne(c, i);
                done = 1;
            }
            count -= done;
            if (!goesOn(c, i, count, done)) {
                return;
            }
        }
    }

    private static void moveOne(Cpu c, Insn i) {
        int size = i.size0;
        long source = register(c, i, Cpu.RSI);
        long target = register(c, i, Cpu.RDI);
        c.store(Segment.ES, target, size, c.load(i.seg, source, size));
        advance(c, i, Cpu.RSI, source);
        advance(c, i, Cpu.RDI, target);
    }

    static void stos(Cpu c, Insn i) {
        if (i.rep == 0) {
            storeOne(c, i);
            return;
        }
        long count = count(c, i);
        while (count != 0) {
            long done = StringBulk.store(c, i, Math.min(count, bulkLimit(c)));
            if (done == 0) {
                storeOne(c, i);
                done = 1;
            }
            count -= done;
            if (!goesOn(c, i, count, done)) {
                return;
            }
        }
    }

    private static void storeOne(Cpu c, Insn i) {
        long target = register(c, i, Cpu.RDI);
        c.store(Segment.ES, target, i.size0, c.r[Cpu.RAX]);
        advance(c, i, Cpu.RDI, target);
    }

    static void lods(Cpu c, Insn i) {
        long count = i.rep == 0 ? 1 : count(c, i);
        while (count != 0) {
            long source = register(c, i, Cpu.RSI);
            Operands.register(c, Cpu.RAX, i.size0, c.load(i.seg, source, i.size0));
            advance(c, i, Cpu.RSI, source);
            count--;
            if (i.rep == 0 || !goesOn(c, i, count, 1)) {
                return;
            }
        }
    }

    /** CMPS: flags of [rSI] - [rDI]. */
    static void cmps(Cpu c, Insn i) {
        int size = i.size0;
        long count = i.rep == 0 ? 1 : count(c, i);
        while (count != 0) {
            long source = register(c, i, Cpu.RSI);
            long target = register(c, i, Cpu.RDI);
            long a = c.load(i.seg, source, size);
            c.flags.sub(size, a, c.load(Segment.ES, target, size));
            advance(c, i, Cpu.RSI, source);
            advance(c, i, Cpu.RDI, target);
            count--;
            if (i.rep == 0 || !comparesOn(c, i, count)) {
                return;
            }
        }
    }

    /** SCAS: flags of the accumulator - [rDI]. */
    static void scas(Cpu c, Insn i) {
        int size = i.size0;
        long count = i.rep == 0 ? 1 : count(c, i);
        while (count != 0) {
            long target = register(c, i, Cpu.RDI);
            c.flags.sub(size, c.r[Cpu.RAX], c.load(Segment.ES, target, size));
            advance(c, i, Cpu.RDI, target);
            count--;
            if (i.rep == 0 || !comparesOn(c, i, count)) {
                return;
            }
        }
    }

    /**
     * INS. Each iteration may change what is due next, and that is looked at; the destination is checked before the port
     * is read, which cannot be undone.
     */
    static void ins(Cpu c, Insn i) {
        long count = i.rep == 0 ? 1 : count(c, i);
        int port = (int) c.r[Cpu.RDX] & 0xffff;
        while (count != 0) {
            c.requireIoPermission(port, i.size0);
            long target = register(c, i, Cpu.RDI);
            c.mmu.probeWrite(c.linear(Segment.ES, target, i.size0, true), i.size0);
            c.store(Segment.ES, target, i.size0, c.in(port, i.size0));
            advance(c, i, Cpu.RDI, target);
            count--;
            if (i.rep == 0 || !portGoesOn(c, i, count)) {
                return;
            }
        }
    }

    /** OUTS, in iterations as {@link #ins}. */
    static void outs(Cpu c, Insn i) {
        long count = i.rep == 0 ? 1 : count(c, i);
        int port = (int) c.r[Cpu.RDX] & 0xffff;
        while (count != 0) {
            c.requireIoPermission(port, i.size0);
            long source = register(c, i, Cpu.RSI);
            c.out(port, i.size0, c.load(i.seg, source, i.size0));
            advance(c, i, Cpu.RSI, source);
            count--;
            if (i.rep == 0 || !portGoesOn(c, i, count)) {
                return;
            }
        }
    }

    /** {@link #goesOn} behind an access that may have brought an event nearer. */
    private static boolean portGoesOn(Cpu c, Insn i, long count) {
        c.io.accessed();
        return goesOn(c, i, count, 1);
    }

    private static long count(Cpu c, Insn i) {
        return Operands.register(c, Cpu.RCX, i.addrSize);
    }

    private static long register(Cpu c, Insn i, int register) {
        return Operands.register(c, register, i.addrSize);
    }

    private static void advance(Cpu c, Insn i, int register, long from) {
        Operands.register(c, register, i.addrSize, c.flags.df() ? from - i.size0 : from + i.size0);
    }

    /** The most iterations that may be done at once: those up to the next event and the one that reaches it. */
    private static long bulkLimit(Cpu c) {
        return Math.min(c.iterationBudget(), 1 << 20) + 1;
    }

    /**
     * Accounts for {@code done} iterations that leave {@code count}. False if the instruction is over, or if the engine
     * has to step in between, for which RIP goes back to the instruction.
     */
    private static boolean goesOn(Cpu c, Insn i, long count, long done) {
        Operands.register(c, Cpu.RCX, i.addrSize, count);
        boolean more = count != 0 && done <= c.iterationBudget();
        c.countIterations(more ? done : done - 1);
        if (!more && count != 0) {
            c.rip = c.startRip;
        }
        return more;
    }

    /** {@link #goesOn} for REPE and REPNE, which also end at the first difference or match. */
    private static boolean comparesOn(Cpu c, Insn i, long count) {
        if (c.flags.zf() == (i.rep == REPNE)) {
            Operands.register(c, Cpu.RCX, i.addrSize, count);
            return false;
        }
        return goesOn(c, i, count, 1);
    }
}
