package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;

/**
 * The interpreter's short way through blocks of 64-bit code: frequent forms of instructions on registers and on memory
 * that the TLB knows, which neither fault nor look at RIP, time or attention. Everything else, a TLB miss too, is left to
 * {@link Dispatch}; what both do is the same.
 */
public final class Quick {
    private static final int STORE_REGISTER = QuickForm.LAST + 1;
    private static final int STORE_IMMEDIATE = QuickForm.LAST + 2;
    private static final int PUSH = QuickForm.LAST + 3;
    private static final int POP = QuickForm.LAST + 4;
    private static final int JCC = QuickForm.LAST + 5;
    private static final int JMP = QuickForm.LAST + 6;
    private static final int CALL = QuickForm.LAST + 7;
    private static final int RET = QuickForm.LAST + 8;

    private Quick() {
    }

    /** Gives each instruction of a block its {@link Insn#quick}. */
    public static void mark(Insn[] insns) {
        for (Insn i : insns) {
            if (i.codeSize == 8 && !i.lock && i.rep == 0 && (!i.hasMemory() || i.addrSize == 8 && i.seg < Segment.FS)) {
                i.quick = form(i);
            }
        }
    }

    private static int form(Insn i) {
        switch (i.op) {
            case OperationNumbers.DATA_TRANSFER_MOV:
                if (i.op0 == Insn.MEM) {
                    return i.op1 == Insn.IMM ? STORE_IMMEDIATE : i.op1 >= 0 && i.op1 < 16 ? STORE_REGISTER : QuickForm.NONE;
                }
                return QuickForm.of(i);
            case OperationNumbers.STACK_PUSH:
                return i.opSize == 8 && i.op0 >= 0 && i.op0 < 16 ? PUSH : QuickForm.NONE;
            case OperationNumbers.STACK_POP:
                return i.opSize == 8 && i.op0 >= 0 && i.op0 < 16 ? POP : QuickForm.NONE;
            case OperationNumbers.CONTROL_TRANSFER_JCC:
                return i.opSize == 8 ? JCC : QuickForm.NONE;
            case OperationNumbers.CONTROL_TRANSFER_JMP:
                return i.opSize == 8 ? JMP : QuickForm.NONE;
            case OperationNumbers.CONTROL_TRANSFER_CALL:
                return i.opSize == 8 ? CALL : QuickForm.NONE;
            case OperationNumbers.CONTROL_TRANSFER_RET:
                return i.opSize == 8 && i.op0 == Insn.NONE ? RET : QuickForm.NONE;
            default:
                return QuickForm.of(i);
        }
    }

    /**
     * Executes instructions {@code from} to {@code to}, exclusive, of a block that begins at {@code blockStart}, as far as
     * they have quick forms and the TLB knows their memory. RIP is then that of the next one.
     *
     * @return the index of the first that was not executed
     */
    public static int run(Cpu c, Insn[] insns, int from, int to, long blockStart) {
        long[] r = c.r;
        Flags f = c.flags;
        int k = from;
        while (true) {
            k = QuickStatements.onRegisters(r, f, insns, k, to, blockStart);
            if (k == to) {
                Insn last = insns[k - 1];
                if (k > from) {
                    c.rip = blockStart + last.offset + last.length;
                }
                return k;
            }
            Insn i = insns[k];
            if (i.quick < QuickForm.FIRST_WITH_MEMORY || !beyondRegisters(c, r, f, i, blockStart)) {
                c.rip = blockStart + i.offset;
                return k;
            }
            k++;
            if (i.quick >= JCC) {
                return k;
            }
        }
    }

    /** Executes a form that is not on registers alone; false, and nothing changed, if it takes the general way. */
    private static boolean beyondRegisters(Cpu c, long[] r, Flags f, Insn i, long blockStart) {
        if (i.quick >= JCC) {
            return branch(c, r, f, i, blockStart + i.offset + i.length);
        }
        if (i.quick >= STORE_REGISTER) {
            return store(c, r, i, blockStart);
        }
        int size = i.op0 == Insn.MEM ? i.size0 : i.size1;
        int place = c.mmu.readablePlace(address(r, i, blockStart), size);
        if (place < 0) {
            return false;
        }
        QuickStatements.withMemory(r, f, i, c.memory.load(place, size));
        return true;
    }

    private static boolean store(Cpu c, long[] r, Insn i, long blockStart) {
        if (i.quick >= PUSH) {
            return i.quick == PUSH ? push(c, r, r[i.op0]) : pop(c, r, i.op0);
        }
        int place = c.mmu.writableHere(address(r, i, blockStart), i.size0);
        if (place < 0) {
            return false;
        }
        c.memory.store(place, i.size0, i.quick == STORE_REGISTER ? r[i.op1] : i.imm);
        return true;
    }

    private static boolean push(Cpu c, long[] r, long value) {
        long top = r[Cpu.RSP] - 8;
        int place = c.mmu.writableHere(top, 8);
        if (place < 0) {
            return false;
        }
        c.memory.store(place, 8, value);
        r[Cpu.RSP] = top;
        return true;
    }

    private static boolean pop(Cpu c, long[] r, int register) {
        int place = c.mmu.readablePlace(r[Cpu.RSP], 8);
        if (place < 0) {
            return false;
        }
        r[Cpu.RSP] += 8;
        r[register] = c.memory.load(place, 8);
        return true;
    }

    private static boolean branch(Cpu c, long[] r, Flags f, Insn i, long next) {
        if (i.quick == RET) {
            int place = c.mmu.readablePlace(r[Cpu.RSP], 8);
            long target = place < 0 ? 0 : c.memory.load(place, 8);
            if (place < 0 || !Bits.canonical(target)) {
                return false;
            }
            r[Cpu.RSP] += 8;
            c.rip = target;
            return true;
        }
        long target = i.quick == JCC && !f.condition(i.cond) ? next : next + i.imm;
        if (!Bits.canonical(target) || i.quick == CALL && !push(c, r, next)) {
            return false;
        }
        c.rip = target;
        return true;
    }

    /** The effective address of the memory operand, of 64 bits. */
    static long address(long[] r, Insn i, long blockStart) {
        long address = i.disp;
        int base = i.base;
        if (base >= 0) {
            address += base == Insn.RIP_BASE ? blockStart + i.offset + i.length : r[base];
        }
        if (i.index >= 0) {
            address += r[i.index] << i.scale;
        }
        return address;
    }
}
