package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** Executes a decoded instruction: frequent operations in the first switch, the others one switch a group. */
public final class Dispatch {
    private Dispatch() {
    }

    /** Executes {@code i}; {@code c.rip} is already the address of the next instruction. */
    public static void execute(Cpu c, Insn i) {
        switch (i.op) {
            case 0 -> DataTransfer.mov(c, i);
            case 1 -> ControlTransfer.jcc(c, i);
            case 2 -> BinaryArithmetic.add(c, i);
            case 3 -> BinaryArithmetic.cmp(c, i);
            case 4 -> DataTransfer.lea(c, i);
            case 5 -> Logical.test(c, i);
            case 6 -> BinaryArithmetic.sub(c, i);
            case 7 -> Logical.xor(c, i);
            case 8 -> Logical.and(c, i);
            case 9 -> ControlTransfer.jmp(c, i);
            case 10 -> ControlTransfer.call(c, i);
            case 11 -> ControlTransfer.ret(c, i);
            case 12 -> Stack.push(c, i);
            case 13 -> Stack.pop(c, i);
            case 14 -> BinaryArithmetic.inc(c, i);
            case 15 -> BinaryArithmetic.dec(c, i);
            case 16 -> Logical.or(c, i);
            case 17 -> DataTransfer.movzx(c, i);
            case 18 -> ShiftRotate.shl(c, i);
            case 19 -> ShiftRotate.shr(c, i);
            case 20 -> ShiftRotate.sar(c, i);
            case 21 -> DataTransfer.movsx(c, i);
            case 22 -> DataTransfer.movsxd(c, i);
            case 23 -> DataTransfer.cmov(c, i);
            case 24 -> BitByte.setcc(c, i);
            case 25 -> BinaryArithmetic.imul2(c, i);
            case 26 -> ControlTransfer.callIndirect(c, i);
            case 27 -> ControlTransfer.jmpIndirect(c, i);
            case 28 -> BinaryArithmetic.adc(c, i);
            case 29 -> BinaryArithmetic.sbb(c, i);
            case 30 -> BinaryArithmetic.neg(c, i);
            case 31 -> Logical.not(c, i);
            case 32 -> DataTransfer.xchg(c, i);
            case 33 -> Stack.leave(c, i);
            case 34 -> ControlTransfer.loop(c, i);
            case 35 -> StringOps.lods(c, i);
            case 36 -> StringOps.stos(c, i);
            case 37 -> StringOps.movs(c, i);
            case 38 -> Miscellaneous.nop(c, i);
            case 39 -> BitByte.bt(c, i);
            default -> rare(c, i);
        }
    }

    private static void rare(Cpu c, Insn i) {
        int op = i.op;
        if (op >= 40 && op <= 44) {
            binaryArithmetic(c, i);
            return;
        }
        if (op >= 45 && op <= 53) {
            bitByte(c, i);
            return;
        }
        if (op >= 54 && op <= 64) {
            bmi(c, i);
            return;
        }
        if (op >= 65 && op <= 68) {
            controlTransfer(c, i);
            return;
        }
        if (op >= 69 && op <= 84) {
            dataTransfer(c, i);
            return;
        }
        if (op >= 85 && op <= 90) {
            decimal(c, i);
            return;
        }
        if (op >= 91 && op <= 98) {
            farControl(c, i);
            return;
        }
        if (op >= 99 && op <= 110) {
            flagControl(c, i);
            return;
        }
        if (op >= 111 && op <= 112) {
            inputOutput(c, i);
            return;
        }
        if (op >= 113 && op <= 114) {
            invalid(c, i);
            return;
        }
        if (op >= 115 && op <= 120) {
            miscellaneous(c, i);
            return;
        }
        if (op >= 121 && op <= 130) {
            shiftRotate(c, i);
            return;
        }
        if (op >= 131 && op <= 137) {
            stack(c, i);
            return;
        }
        if (op >= 138 && op <= 141) {
            stringOps(c, i);
            return;
        }
        if (op >= 142 && op <= 186) {
            systemOps(c, i);
            return;
        }
        throw missing(i);
    }

    private static void binaryArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 40 -> BinaryArithmetic.div(c, i);
            case 41 -> BinaryArithmetic.idiv(c, i);
            case 42 -> BinaryArithmetic.imul(c, i);
            case 43 -> BinaryArithmetic.imul3(c, i);
            case 44 -> BinaryArithmetic.mul(c, i);
            default -> throw missing(i);
        }
    }

    private static void bitByte(Cpu c, Insn i) {
        switch (i.op) {
            case 45 -> BitByte.bsf(c, i);
            case 46 -> BitByte.bsr(c, i);
            case 47 -> BitByte.btc(c, i);
            case 48 -> BitByte.btr(c, i);
            case 49 -> BitByte.bts(c, i);
            case 50 -> BitByte.crc32(c, i);
            case 51 -> BitByte.lzcnt(c, i);
            case 52 -> BitByte.popcnt(c, i);
            case 53 -> BitByte.tzcnt(c, i);
            default -> throw missing(i);
        }
    }

    private static void bmi(Cpu c, Insn i) {
        switch (i.op) {
            case 54 -> Bmi.adcx(c, i);
            case 55 -> Bmi.adox(c, i);
            case 56 -> Bmi.andn(c, i);
            case 57 -> Bmi.bextr(c, i);
            case 58 -> Bmi.blsi(c, i);
            case 59 -> Bmi.blsmsk(c, i);
            case 60 -> Bmi.blsr(c, i);
            case 61 -> Bmi.bzhi(c, i);
            case 62 -> Bmi.mulx(c, i);
            case 63 -> Bmi.pdep(c, i);
            case 64 -> Bmi.pext(c, i);
            default -> throw missing(i);
        }
    }

    private static void controlTransfer(Cpu c, Insn i) {
        switch (i.op) {
            case 65 -> ControlTransfer.bound(c, i);
            case 66 -> ControlTransfer.jcxz(c, i);
            case 67 -> ControlTransfer.loope(c, i);
            case 68 -> ControlTransfer.loopne(c, i);
            default -> throw missing(i);
        }
    }

    private static void dataTransfer(Cpu c, Insn i) {
        switch (i.op) {
            case 69 -> DataTransfer.bswap(c, i);
            case 70 -> DataTransfer.cbw(c, i);
            case 71 -> DataTransfer.cmpxchg(c, i);
            case 72 -> DataTransfer.cmpxchg16b(c, i);
            case 73 -> DataTransfer.cmpxchg8b(c, i);
            case 74 -> DataTransfer.cwd(c, i);
            case 75 -> DataTransfer.lds(c, i);
            case 76 -> DataTransfer.les(c, i);
            case 77 -> DataTransfer.lfs(c, i);
            case 78 -> DataTransfer.lgs(c, i);
            case 79 -> DataTransfer.lss(c, i);
            case 80 -> DataTransfer.movFromSegment(c, i);
            case 81 -> DataTransfer.movToSegment(c, i);
            case 82 -> DataTransfer.movbe(c, i);
            case 83 -> DataTransfer.xadd(c, i);
            case 84 -> DataTransfer.xlat(c, i);
            default -> throw missing(i);
        }
    }

    private static void decimal(Cpu c, Insn i) {
        switch (i.op) {
            case 85 -> Decimal.aaa(c, i);
            case 86 -> Decimal.aad(c, i);
            case 87 -> Decimal.aam(c, i);
            case 88 -> Decimal.aas(c, i);
            case 89 -> Decimal.daa(c, i);
            case 90 -> Decimal.das(c, i);
            default -> throw missing(i);
        }
    }

    private static void farControl(Cpu c, Insn i) {
        switch (i.op) {
            case 91 -> FarControl.callFar(c, i);
            case 92 -> FarControl.int1(c, i);
            case 93 -> FarControl.int3(c, i);
            case 94 -> FarControl.intN(c, i);
            case 95 -> FarControl.into(c, i);
            case 96 -> FarControl.iret(c, i);
            case 97 -> FarControl.jmpFar(c, i);
            case 98 -> FarControl.retFar(c, i);
            default -> throw missing(i);
        }
    }

    private static void flagControl(Cpu c, Insn i) {
        switch (i.op) {
            case 99 -> FlagControl.clac(c, i);
            case 100 -> FlagControl.clc(c, i);
            case 101 -> FlagControl.cld(c, i);
            case 102 -> FlagControl.cli(c, i);
            case 103 -> FlagControl.cmc(c, i);
            case 104 -> FlagControl.lahf(c, i);
            case 105 -> FlagControl.sahf(c, i);
            case 106 -> FlagControl.salc(c, i);
            case 107 -> FlagControl.stac(c, i);
            case 108 -> FlagControl.stc(c, i);
            case 109 -> FlagControl.std(c, i);
            case 110 -> FlagControl.sti(c, i);
            default -> throw missing(i);
        }
    }

    private static void inputOutput(Cpu c, Insn i) {
        switch (i.op) {
            case 111 -> InputOutput.in(c, i);
            case 112 -> InputOutput.out(c, i);
            default -> throw missing(i);
        }
    }

    private static void invalid(Cpu c, Insn i) {
        switch (i.op) {
            case 113 -> Invalid.tooLong(c, i);
            case 114 -> Invalid.undefined(c, i);
            default -> throw missing(i);
        }
    }

    private static void miscellaneous(Cpu c, Insn i) {
        switch (i.op) {
            case 115 -> Miscellaneous.clflush(c, i);
            case 116 -> Miscellaneous.fence(c, i);
            case 117 -> Miscellaneous.pause(c, i);
            case 118 -> Miscellaneous.prefetch(c, i);
            case 119 -> Miscellaneous.rdrand(c, i);
            case 120 -> Miscellaneous.rdseed(c, i);
            default -> throw missing(i);
        }
    }

    private static void shiftRotate(Cpu c, Insn i) {
        switch (i.op) {
            case 121 -> ShiftRotate.rcl(c, i);
            case 122 -> ShiftRotate.rcr(c, i);
            case 123 -> ShiftRotate.rol(c, i);
            case 124 -> ShiftRotate.ror(c, i);
            case 125 -> ShiftRotate.rorx(c, i);
            case 126 -> ShiftRotate.sarx(c, i);
            case 127 -> ShiftRotate.shld(c, i);
            case 128 -> ShiftRotate.shlx(c, i);
            case 129 -> ShiftRotate.shrd(c, i);
            case 130 -> ShiftRotate.shrx(c, i);
            default -> throw missing(i);
        }
    }

    private static void stack(Cpu c, Insn i) {
        switch (i.op) {
            case 131 -> Stack.enter(c, i);
            case 132 -> Stack.popSegment(c, i);
            case 133 -> Stack.popa(c, i);
            case 134 -> Stack.popf(c, i);
            case 135 -> Stack.pushSegment(c, i);
            case 136 -> Stack.pusha(c, i);
            case 137 -> Stack.pushf(c, i);
            default -> throw missing(i);
        }
    }

    private static void stringOps(Cpu c, Insn i) {
        switch (i.op) {
            case 138 -> StringOps.cmps(c, i);
            case 139 -> StringOps.ins(c, i);
            case 140 -> StringOps.outs(c, i);
            case 141 -> StringOps.scas(c, i);
            default -> throw missing(i);
        }
    }

    private static void systemOps(Cpu c, Insn i) {
        switch (i.op) {
            case 142 -> SystemOps.arpl(c, i);
            case 143 -> SystemOps.clts(c, i);
            case 144 -> SystemOps.cpuid(c, i);
            case 145 -> SystemOps.hlt(c, i);
            case 146 -> SystemOps.invd(c, i);
            case 147 -> SystemOps.invlpg(c, i);
            case 148 -> SystemOps.invpcid(c, i);
            case 149 -> SystemOps.lar(c, i);
            case 150 -> SystemOps.lgdt(c, i);
            case 151 -> SystemOps.lidt(c, i);
            case 152 -> SystemOps.lldt(c, i);
            case 153 -> SystemOps.lmsw(c, i);
            case 154 -> SystemOps.lsl(c, i);
            case 155 -> SystemOps.ltr(c, i);
            case 156 -> SystemOps.monitor(c, i);
            case 157 -> SystemOps.movFromControl(c, i);
            case 158 -> SystemOps.movFromDebug(c, i);
            case 159 -> SystemOps.movToControl(c, i);
            case 160 -> SystemOps.movToDebug(c, i);
            case 161 -> SystemOps.mwait(c, i);
            case 162 -> SystemOps.rdfsbase(c, i);
            case 163 -> SystemOps.rdgsbase(c, i);
            case 164 -> SystemOps.rdmsr(c, i);
            case 165 -> SystemOps.rdpid(c, i);
            case 166 -> SystemOps.rdpmc(c, i);
            case 167 -> SystemOps.rdtsc(c, i);
            case 168 -> SystemOps.rdtscp(c, i);
            case 169 -> SystemOps.sgdt(c, i);
            case 170 -> SystemOps.sidt(c, i);
            case 171 -> SystemOps.sldt(c, i);
            case 172 -> SystemOps.smsw(c, i);
            case 173 -> SystemOps.str(c, i);
            case 174 -> SystemOps.swapgs(c, i);
            case 175 -> SystemOps.syscall(c, i);
            case 176 -> SystemOps.sysenter(c, i);
            case 177 -> SystemOps.sysexit(c, i);
            case 178 -> SystemOps.sysret(c, i);
            case 179 -> SystemOps.verr(c, i);
            case 180 -> SystemOps.verw(c, i);
            case 181 -> SystemOps.wbinvd(c, i);
            case 182 -> SystemOps.wrfsbase(c, i);
            case 183 -> SystemOps.wrgsbase(c, i);
            case 184 -> SystemOps.wrmsr(c, i);
            case 185 -> SystemOps.xgetbv(c, i);
            case 186 -> SystemOps.xsetbv(c, i);
            default -> throw missing(i);
        }
    }

    private static IllegalStateException missing(Insn i) {
        return new IllegalStateException("no operation number " + i.op + ", row " + i.row);
    }
}
