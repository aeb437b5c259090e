package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Data transfer (SDM vol. 1, 5.1.1) but for the stack, and LEA, far pointer loads and XLAT. */
final class DataTransfer {
    private DataTransfer() {
    }

    static void mov(Cpu c, Insn i) {
        Operands.write0(c, i, Operands.read1(c, i));
    }

    static void movFromSegment(Cpu c, Insn i) {
        Operands.write0(c, i, c.seg[i.op1].selector);
    }

    static void movToSegment(Cpu c, Insn i) {
        c.loadSegment(i.op0, (int) Operands.read1(c, i));
        if (i.op0 == Segment.SS) {
            c.shadowNext(Cpu.SHADOW_SS);
        }
    }

    static void lea(Cpu c, Insn i) {
        Operands.register(c, i.op0, i.size0, Operands.effectiveAddress(c, i));
    }

    static void les(Cpu c, Insn i) {
        loadFarPointer(c, i, Segment.ES);
    }

    static void lds(Cpu c, Insn i) {
        loadFarPointer(c, i, Segment.DS);
    }

    static void lss(Cpu c, Insn i) {
        loadFarPointer(c, i, Segment.SS);
    }

    static void lfs(Cpu c, Insn i) {
        loadFarPointer(c, i, Segment.FS);
    }

    static void lgs(Cpu c, Insn i) {
        loadFarPointer(c, i, Segment.GS);
    }

    private static void loadFarPointer(Cpu c, Insn i, int segment) {
        long address = Operands.effectiveAddress(c, i);
        long offset = c.load(i.seg, address, i.size0);
        int selector = (int) c.load(i.seg, Operands.truncateAddress(i, address + i.size0), 2);
        c.loadSegment(segment, selector);
        Operands.register(c, i.op0, i.size0, offset);
    }

    static void xchg(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        long b = Operands.read1(c, i);
        Operands.modified0(c, i, b);
        Operands.writeRegister1(c, i, a);
    }

    static void xadd(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        long sum = c.flags.add(i.size0, a, Operands.read1(c, i));
        Operands.writeRegister1(c, i, a);
        Operands.modified0(c, i, sum);
    }

    /** CMPXCHG; memory is written in either case, a register only when it changes. */
    static void cmpxchg(Cpu c, Insn i) {
        int size = i.size0;
        long a = Operands.modify0(c, i);
        c.flags.sub(size, Operands.register(c, Cpu.RAX, size), a);
        if (c.flags.zf()) {
            Operands.modified0(c, i, Operands.read1(c, i));
        } else {
            if (i.op0 == Insn.MEM) {
                c.storeModified(size, a);
            }
            Operands.register(c, Cpu.RAX, size, a);
        }
    }

    static void cmpxchg8b(Cpu c, Insn i) {
        long address = Operands.effectiveAddress(c, i);
        long a = c.loadToModify(i.seg, address, 8);
        long expected = c.r[Cpu.RDX] << 32 | c.r[Cpu.RAX] & 0xffffffffL;
        boolean equal = a == expected;
        c.flags.zf(equal);
        c.storeModified(8, equal ? c.r[Cpu.RCX] << 32 | c.r[Cpu.RBX] & 0xffffffffL : a);
        if (!equal) {
            c.r[Cpu.RAX] = a & 0xffffffffL;
            c.r[Cpu.RDX] = a >>> 32;
        }
    }

    /** CMPXCHG16B; its operand must be aligned to 16 bytes (#GP(0)) and so never crosses a page. */
    static void cmpxchg16b(Cpu c, Insn i) {
        long address = Operands.effectiveAddress(c, i);
        long linear = c.linear(i.seg, address, 16, true);
        if ((linear & 15) != 0) {
            throw c.fault(GuestFault.GP, 0);
        }
        c.mmu.probeWrite(linear, 16);
        long low = c.load(i.seg, address, 8);
        long high = c.load(i.seg, address + 8, 8);
        boolean equal = low == c.r[Cpu.RAX] && high == c.r[Cpu.RDX];
        c.flags.zf(equal);
        c.store(i.seg, address, 8, equal ? c.r[Cpu.RBX] : low);
        c.store(i.seg, address + 8, 8, equal ? c.r[Cpu.RCX] : high);
        if (!equal) {
            c.r[Cpu.RAX] = low;
            c.r[Cpu.RDX] = high;
        }
    }

    /** BSWAP; of a 16-bit register it is undefined, in practice zero. */
    static void bswap(Cpu c, Insn i) {
        long a = c.r[i.op0];
        switch (i.size0) {
            case 2 -> Operands.register(c, i.op0, 2, 0);
            case 4 -> Operands.register(c, i.op0, 4, Integer.reverseBytes((int) a));
            default -> c.r[i.op0] = Long.reverseBytes(a);
        }
    }

    static void movzx(Cpu c, Insn i) {
        Operands.register(c, i.op0, i.size0, Operands.read1(c, i));
    }

    static void movsx(Cpu c, Insn i) {
        Operands.register(c, i.op0, i.size0, Bits.signExtend(i.size1, Operands.read1(c, i)));
    }

    /** MOVSXD: 32 bits to 64; with a smaller operand size a plain move. */
    static void movsxd(Cpu c, Insn i) {
        movsx(c, i);
    }

    /** CBW, CWDE, CDQE: sign-extends the lower half of rAX. */
    static void cbw(Cpu c, Insn i) {
        Operands.register(c, Cpu.RAX, i.opSize, Bits.signExtend(i.opSize >> 1, c.r[Cpu.RAX]));
    }

    /** CWD, CDQ, CQO: rDX becomes the sign of rAX. */
    static void cwd(Cpu c, Insn i) {
        Operands.register(c, Cpu.RDX, i.opSize, Bits.signExtend(i.opSize, c.r[Cpu.RAX]) >> 63);
    }

    /** CMOVcc reads its source in any case, and a 32-bit one clears bits 32-63 even when it does not move. */
    static void cmov(Cpu c, Insn i) {
        long value = Operands.read1(c, i);
        if (!c.flags.condition(i.cond)) {
            value = Operands.register(c, i.op0, i.size0);
        }
        Operands.register(c, i.op0, i.size0, value);
    }

    static void movbe(Cpu c, Insn i) {
        long value = Operands.read1(c, i);
        Operands.write0(c, i, Long.reverseBytes(value) >>> 64 - (i.size0 << 3));
    }

    static void xlat(Cpu c, Insn i) {
        long address = Operands.truncateAddress(i, c.r[Cpu.RBX] + (c.r[Cpu.RAX] & 0xff));
        Operands.register(c, Cpu.RAX, 1, c.load(i.seg, address, 1));
    }
}
