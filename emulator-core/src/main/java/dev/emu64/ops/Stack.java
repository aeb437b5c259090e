package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Stack instructions (SDM vol. 1, chapter 6). The stack pointer changes after the last access that may fault. */
final class Stack {
    private Stack() {
    }

    static void push(Cpu c, Insn i) {
        c.push(i.opSize, Operands.read0(c, i));
    }

    /** A 32- or 64-bit push of a segment register zero-extends the selector. */
    static void pushSegment(Cpu c, Insn i) {
        c.push(i.opSize, c.seg[i.op0].selector);
    }

    static void pop(Cpu c, Insn i) {
        long value = c.peek(i.opSize, 0);
        if (i.op0 == Insn.MEM) {
            popToMemory(c, i, value);
        } else {
            c.adjustStack(i.opSize);
            Operands.register(c, i.op0, i.opSize, value);
        }
    }

    /** A destination addressed by ESP or RSP is computed after the increment. */
    private static void popToMemory(Cpu c, Insn i, long value) {
        long before = c.r[Cpu.RSP];
        c.adjustStack(i.opSize);
        long after = c.r[Cpu.RSP];
        long address = Operands.effectiveAddress(c, i);
        c.r[Cpu.RSP] = before;
        c.store(i.seg, address, i.opSize, value);
        c.r[Cpu.RSP] = after;
    }

    static void popSegment(Cpu c, Insn i) {
        int selector = (int) c.peek(2, 0);
        int bytes = i.opSize;
        if (i.op0 == Segment.SS) {
            // the increment belongs to the stack as it was: SS.B may change with the load
            int width = c.stackSize();
            long top = Bits.zeroExtend(width, c.stackPointer() + bytes);
            c.loadSegment(Segment.SS, selector);
            c.r[Cpu.RSP] = width == 8 ? top : c.r[Cpu.RSP] & -1L << (width << 3) | top;
            c.shadowNext(Cpu.SHADOW_SS);
        } else {
            c.loadSegment(i.op0, selector);
            c.adjustStack(bytes);
        }
    }

    static void pusha(Cpu c, Insn i) {
        int size = i.opSize;
        int width = c.stackSize();
        long top = c.stackPointer();
        for (int n = 7; n >= 0; n--) {
            long slot = Bits.zeroExtend(width, top - (long) (n + 1) * size);
            c.mmu.probeWrite(c.linear(Segment.SS, slot, size, true), size);
        }
        long stackPointer = c.r[Cpu.RSP];
        for (int n = 0; n < 8; n++) {
            c.push(size, n == Cpu.RSP ? stackPointer : c.r[n]);
        }
    }

    /** POPA; a fault leaves the registers popped before it changed, the stack pointer not, so that it can be restarted. */
    static void popa(Cpu c, Insn i) {
        int size = i.opSize;
        for (int n = 7; n >= 0; n--) {
            long value = c.peek(size, (7 - n) * size);
            if (n != Cpu.RSP) {
                Operands.register(c, n, size, value);
            }
        }
        c.adjustStack(8 * size);
    }

    /** PUSHF: VM and RF read as zero; in virtual-8086 mode with IOPL below 3 only VME lets the 16-bit form pass. */
    static void pushf(Cpu c, Insn i) {
        int value = c.flags.value() & ~(Flags.VM | Flags.RF);
        if (c.v86() && c.flags.iopl() < 3) {
            if (i.opSize != 2 || (c.cr4() & ControlRegisters.VME) == 0) {
                throw c.fault(GuestFault.GP, 0);
            }
            value = value & ~Flags.IF | Flags.IOPL | (c.flags.is(Flags.VIF) ? Flags.IF : 0);
        }
        c.push(i.opSize, value);
    }

    /** POPF (SDM vol. 2B, table 4-16 and its footnotes). */
    static void popf(Cpu c, Insn i) {
        int size = i.opSize;
        int value = (int) c.peek(size, 0);
        int mask = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT | Flags.RF | (size == 2 ? 0 : Flags.AC | Flags.ID);
        if (c.v86() && c.flags.iopl() < 3) {
            popfVirtualInterrupts(c, size, value, mask);
            return;
        }
        if (c.cpl <= c.flags.iopl()) {
            mask |= Flags.IF;
        }
        if (c.cpl == 0) {
            mask |= Flags.IOPL;
        }
        c.adjustStack(size);
        c.writeFlags(value & ~Flags.RF, mask);
    }

    private static void popfVirtualInterrupts(Cpu c, int size, int value, int mask) {
        boolean enable = (value & Flags.IF) != 0;
        if (size != 2 || (c.cr4() & ControlRegisters.VME) == 0 || (value & Flags.TF) != 0 || enable && c.flags.is(Flags.VIP)) {
            throw c.fault(GuestFault.GP, 0);
        }
        c.adjustStack(size);
        c.writeFlags(value & ~(Flags.RF | Flags.VIF) | (enable ? Flags.VIF : 0), mask | Flags.VIF);
    }

    /** ENTER: pushes rBP, copies {@code level - 1} frame pointers, pushes its own, and reserves imm bytes. */
    static void enter(Cpu c, Insn i) {
        int size = i.opSize;
        int width = c.stackSize();
        int level = (int) i.imm2 & 31;
        long top = Bits.zeroExtend(width, c.stackPointer() - size);
        c.store(Segment.SS, top, size, c.r[Cpu.RBP]);
        long frame = top;
        if (level > 0) {
            long outer = c.r[Cpu.RBP];
            for (int n = 1; n < level; n++) {
                outer -= size;
                top = Bits.zeroExtend(width, top - size);
                c.store(Segment.SS, top, size, c.load(Segment.SS, Bits.zeroExtend(width, outer), size));
            }
            top = Bits.zeroExtend(width, top - size);
            c.store(Segment.SS, top, size, frame);
        }
        top = Bits.zeroExtend(width, top - (i.imm & 0xffff));
        // the new top must be writable although nothing is written there (SDM vol. 2A, ENTER)
        c.mmu.probeWrite(c.linear(Segment.SS, top, size, true), size);
        c.stackPointer(top);
        Operands.register(c, Cpu.RBP, size, frame);
    }

    static void leave(Cpu c, Insn i) {
        int width = c.stackSize();
        long frame = Bits.zeroExtend(width, c.r[Cpu.RBP]);
        long value = c.load(Segment.SS, frame, i.opSize);
        c.stackPointer(frame);
        c.adjustStack(i.opSize);
        Operands.register(c, Cpu.RBP, i.opSize, value);
    }
}
