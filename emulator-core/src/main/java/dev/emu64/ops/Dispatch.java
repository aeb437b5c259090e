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
        if (op >= 111 && op <= 142) {
            floatArithmetic(c, i);
            return;
        }
        if (op >= 143 && op <= 150) {
            floatComparison(c, i);
            return;
        }
        if (op >= 151 && op <= 172) {
            floatConversion(c, i);
            return;
        }
        if (op >= 173 && op <= 184) {
            floatHorizontal(c, i);
            return;
        }
        if (op >= 185 && op <= 186) {
            inputOutput(c, i);
            return;
        }
        if (op >= 187 && op <= 188) {
            invalid(c, i);
            return;
        }
        if (op >= 189 && op <= 194) {
            miscellaneous(c, i);
            return;
        }
        if (op >= 195 && op <= 200) {
            mmx(c, i);
            return;
        }
        if (op >= 201 && op <= 224) {
            packedArithmetic(c, i);
            return;
        }
        if (op >= 225 && op <= 230) {
            packedBlend(c, i);
            return;
        }
        if (op >= 231 && op <= 250) {
            packedCompare(c, i);
            return;
        }
        if (op >= 251 && op <= 262) {
            packedElements(c, i);
            return;
        }
        if (op >= 263 && op <= 274) {
            packedExtend(c, i);
            return;
        }
        if (op >= 275 && op <= 284) {
            packedHorizontal(c, i);
            return;
        }
        if (op >= 285 && op <= 289) {
            packedLogic(c, i);
            return;
        }
        if (op >= 290 && op <= 301) {
            packedMultiply(c, i);
            return;
        }
        if (op >= 302 && op <= 311) {
            packedShift(c, i);
            return;
        }
        if (op >= 312 && op <= 327) {
            packedShuffle(c, i);
            return;
        }
        if (op >= 328 && op <= 337) {
            shiftRotate(c, i);
            return;
        }
        if (op >= 338 && op <= 344) {
            stack(c, i);
            return;
        }
        if (op >= 345 && op <= 350) {
            stateSave(c, i);
            return;
        }
        if (op >= 351 && op <= 354) {
            stringCompare(c, i);
            return;
        }
        if (op >= 355 && op <= 358) {
            stringOps(c, i);
            return;
        }
        if (op >= 359 && op <= 403) {
            systemOps(c, i);
            return;
        }
        if (op >= 404 && op <= 419) {
            vectorMoves(c, i);
            return;
        }
        if (op >= 420 && op <= 445) {
            x87Arithmetic(c, i);
            return;
        }
        if (op >= 446 && op <= 459) {
            x87Compare(c, i);
            return;
        }
        if (op >= 460 && op <= 476) {
            x87Control(c, i);
            return;
        }
        if (op >= 477 && op <= 482) {
            x87Integer(c, i);
            return;
        }
        if (op >= 483 && op <= 490) {
            x87Transcendental(c, i);
            return;
        }
        if (op >= 491 && op <= 501) {
            x87Transfer(c, i);
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

    private static void floatArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 111 -> FloatArithmetic.addpd(c, i);
            case 112 -> FloatArithmetic.addps(c, i);
            case 113 -> FloatArithmetic.addsd(c, i);
            case 114 -> FloatArithmetic.addss(c, i);
            case 115 -> FloatArithmetic.divpd(c, i);
            case 116 -> FloatArithmetic.divps(c, i);
            case 117 -> FloatArithmetic.divsd(c, i);
            case 118 -> FloatArithmetic.divss(c, i);
            case 119 -> FloatArithmetic.maxpd(c, i);
            case 120 -> FloatArithmetic.maxps(c, i);
            case 121 -> FloatArithmetic.maxsd(c, i);
            case 122 -> FloatArithmetic.maxss(c, i);
            case 123 -> FloatArithmetic.minpd(c, i);
            case 124 -> FloatArithmetic.minps(c, i);
            case 125 -> FloatArithmetic.minsd(c, i);
            case 126 -> FloatArithmetic.minss(c, i);
            case 127 -> FloatArithmetic.mulpd(c, i);
            case 128 -> FloatArithmetic.mulps(c, i);
            case 129 -> FloatArithmetic.mulsd(c, i);
            case 130 -> FloatArithmetic.mulss(c, i);
            case 131 -> FloatArithmetic.rcpps(c, i);
            case 132 -> FloatArithmetic.rcpss(c, i);
            case 133 -> FloatArithmetic.rsqrtps(c, i);
            case 134 -> FloatArithmetic.rsqrtss(c, i);
            case 135 -> FloatArithmetic.sqrtpd(c, i);
            case 136 -> FloatArithmetic.sqrtps(c, i);
            case 137 -> FloatArithmetic.sqrtsd(c, i);
            case 138 -> FloatArithmetic.sqrtss(c, i);
            case 139 -> FloatArithmetic.subpd(c, i);
            case 140 -> FloatArithmetic.subps(c, i);
            case 141 -> FloatArithmetic.subsd(c, i);
            case 142 -> FloatArithmetic.subss(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatComparison(Cpu c, Insn i) {
        switch (i.op) {
            case 143 -> FloatComparison.cmppd(c, i);
            case 144 -> FloatComparison.cmpps(c, i);
            case 145 -> FloatComparison.cmpsd(c, i);
            case 146 -> FloatComparison.cmpss(c, i);
            case 147 -> FloatComparison.comisd(c, i);
            case 148 -> FloatComparison.comiss(c, i);
            case 149 -> FloatComparison.ucomisd(c, i);
            case 150 -> FloatComparison.ucomiss(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatConversion(Cpu c, Insn i) {
        switch (i.op) {
            case 151 -> FloatConversion.cvtdq2pd(c, i);
            case 152 -> FloatConversion.cvtdq2ps(c, i);
            case 153 -> FloatConversion.cvtpd2dq(c, i);
            case 154 -> FloatConversion.cvtpd2pi(c, i);
            case 155 -> FloatConversion.cvtpd2ps(c, i);
            case 156 -> FloatConversion.cvtpi2pd(c, i);
            case 157 -> FloatConversion.cvtpi2ps(c, i);
            case 158 -> FloatConversion.cvtps2dq(c, i);
            case 159 -> FloatConversion.cvtps2pd(c, i);
            case 160 -> FloatConversion.cvtps2pi(c, i);
            case 161 -> FloatConversion.cvtsd2si(c, i);
            case 162 -> FloatConversion.cvtsd2ss(c, i);
            case 163 -> FloatConversion.cvtsi2sd(c, i);
            case 164 -> FloatConversion.cvtsi2ss(c, i);
            case 165 -> FloatConversion.cvtss2sd(c, i);
            case 166 -> FloatConversion.cvtss2si(c, i);
            case 167 -> FloatConversion.cvttpd2dq(c, i);
            case 168 -> FloatConversion.cvttpd2pi(c, i);
            case 169 -> FloatConversion.cvttps2dq(c, i);
            case 170 -> FloatConversion.cvttps2pi(c, i);
            case 171 -> FloatConversion.cvttsd2si(c, i);
            case 172 -> FloatConversion.cvttss2si(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatHorizontal(Cpu c, Insn i) {
        switch (i.op) {
            case 173 -> FloatHorizontal.addsubpd(c, i);
            case 174 -> FloatHorizontal.addsubps(c, i);
            case 175 -> FloatHorizontal.dppd(c, i);
            case 176 -> FloatHorizontal.dpps(c, i);
            case 177 -> FloatHorizontal.haddpd(c, i);
            case 178 -> FloatHorizontal.haddps(c, i);
            case 179 -> FloatHorizontal.hsubpd(c, i);
            case 180 -> FloatHorizontal.hsubps(c, i);
            case 181 -> FloatHorizontal.roundpd(c, i);
            case 182 -> FloatHorizontal.roundps(c, i);
            case 183 -> FloatHorizontal.roundsd(c, i);
            case 184 -> FloatHorizontal.roundss(c, i);
            default -> throw missing(i);
        }
    }

    private static void inputOutput(Cpu c, Insn i) {
        switch (i.op) {
            case 185 -> InputOutput.in(c, i);
            case 186 -> InputOutput.out(c, i);
            default -> throw missing(i);
        }
    }

    private static void invalid(Cpu c, Insn i) {
        switch (i.op) {
            case 187 -> Invalid.tooLong(c, i);
            case 188 -> Invalid.undefined(c, i);
            default -> throw missing(i);
        }
    }

    private static void miscellaneous(Cpu c, Insn i) {
        switch (i.op) {
            case 189 -> Miscellaneous.clflush(c, i);
            case 190 -> Miscellaneous.fence(c, i);
            case 191 -> Miscellaneous.pause(c, i);
            case 192 -> Miscellaneous.prefetch(c, i);
            case 193 -> Miscellaneous.rdrand(c, i);
            case 194 -> Miscellaneous.rdseed(c, i);
            default -> throw missing(i);
        }
    }

    private static void mmx(Cpu c, Insn i) {
        switch (i.op) {
            case 195 -> Mmx.load(c, i);
            case 196 -> Mmx.maskmovq(c, i);
            case 197 -> Mmx.movdq2q(c, i);
            case 198 -> Mmx.movq(c, i);
            case 199 -> Mmx.movq2dq(c, i);
            case 200 -> Mmx.store(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 201 -> PackedArithmetic.pabsb(c, i);
            case 202 -> PackedArithmetic.pabsd(c, i);
            case 203 -> PackedArithmetic.pabsw(c, i);
            case 204 -> PackedArithmetic.paddb(c, i);
            case 205 -> PackedArithmetic.paddd(c, i);
            case 206 -> PackedArithmetic.paddq(c, i);
            case 207 -> PackedArithmetic.paddsb(c, i);
            case 208 -> PackedArithmetic.paddsw(c, i);
            case 209 -> PackedArithmetic.paddusb(c, i);
            case 210 -> PackedArithmetic.paddusw(c, i);
            case 211 -> PackedArithmetic.paddw(c, i);
            case 212 -> PackedArithmetic.pavgb(c, i);
            case 213 -> PackedArithmetic.pavgw(c, i);
            case 214 -> PackedArithmetic.psignb(c, i);
            case 215 -> PackedArithmetic.psignd(c, i);
            case 216 -> PackedArithmetic.psignw(c, i);
            case 217 -> PackedArithmetic.psubb(c, i);
            case 218 -> PackedArithmetic.psubd(c, i);
            case 219 -> PackedArithmetic.psubq(c, i);
            case 220 -> PackedArithmetic.psubsb(c, i);
            case 221 -> PackedArithmetic.psubsw(c, i);
            case 222 -> PackedArithmetic.psubusb(c, i);
            case 223 -> PackedArithmetic.psubusw(c, i);
            case 224 -> PackedArithmetic.psubw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedBlend(Cpu c, Insn i) {
        switch (i.op) {
            case 225 -> PackedBlend.blendpd(c, i);
            case 226 -> PackedBlend.blendps(c, i);
            case 227 -> PackedBlend.blendvpd(c, i);
            case 228 -> PackedBlend.blendvps(c, i);
            case 229 -> PackedBlend.pblendvb(c, i);
            case 230 -> PackedBlend.pblendw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedCompare(Cpu c, Insn i) {
        switch (i.op) {
            case 231 -> PackedCompare.pcmpeqb(c, i);
            case 232 -> PackedCompare.pcmpeqd(c, i);
            case 233 -> PackedCompare.pcmpeqq(c, i);
            case 234 -> PackedCompare.pcmpeqw(c, i);
            case 235 -> PackedCompare.pcmpgtb(c, i);
            case 236 -> PackedCompare.pcmpgtd(c, i);
            case 237 -> PackedCompare.pcmpgtq(c, i);
            case 238 -> PackedCompare.pcmpgtw(c, i);
            case 239 -> PackedCompare.pmaxsb(c, i);
            case 240 -> PackedCompare.pmaxsd(c, i);
            case 241 -> PackedCompare.pmaxsw(c, i);
            case 242 -> PackedCompare.pmaxub(c, i);
            case 243 -> PackedCompare.pmaxud(c, i);
            case 244 -> PackedCompare.pmaxuw(c, i);
            case 245 -> PackedCompare.pminsb(c, i);
            case 246 -> PackedCompare.pminsd(c, i);
            case 247 -> PackedCompare.pminsw(c, i);
            case 248 -> PackedCompare.pminub(c, i);
            case 249 -> PackedCompare.pminud(c, i);
            case 250 -> PackedCompare.pminuw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedElements(Cpu c, Insn i) {
        switch (i.op) {
            case 251 -> PackedElements.insertps(c, i);
            case 252 -> PackedElements.movmskpd(c, i);
            case 253 -> PackedElements.movmskps(c, i);
            case 254 -> PackedElements.pextrb(c, i);
            case 255 -> PackedElements.pextrd(c, i);
            case 256 -> PackedElements.pextrq(c, i);
            case 257 -> PackedElements.pextrw(c, i);
            case 258 -> PackedElements.pinsrb(c, i);
            case 259 -> PackedElements.pinsrd(c, i);
            case 260 -> PackedElements.pinsrq(c, i);
            case 261 -> PackedElements.pinsrw(c, i);
            case 262 -> PackedElements.pmovmskb(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedExtend(Cpu c, Insn i) {
        switch (i.op) {
            case 263 -> PackedExtend.pmovsxbd(c, i);
            case 264 -> PackedExtend.pmovsxbq(c, i);
            case 265 -> PackedExtend.pmovsxbw(c, i);
            case 266 -> PackedExtend.pmovsxdq(c, i);
            case 267 -> PackedExtend.pmovsxwd(c, i);
            case 268 -> PackedExtend.pmovsxwq(c, i);
            case 269 -> PackedExtend.pmovzxbd(c, i);
            case 270 -> PackedExtend.pmovzxbq(c, i);
            case 271 -> PackedExtend.pmovzxbw(c, i);
            case 272 -> PackedExtend.pmovzxdq(c, i);
            case 273 -> PackedExtend.pmovzxwd(c, i);
            case 274 -> PackedExtend.pmovzxwq(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedHorizontal(Cpu c, Insn i) {
        switch (i.op) {
            case 275 -> PackedHorizontal.packssdw(c, i);
            case 276 -> PackedHorizontal.packsswb(c, i);
            case 277 -> PackedHorizontal.packusdw(c, i);
            case 278 -> PackedHorizontal.packuswb(c, i);
            case 279 -> PackedHorizontal.phaddd(c, i);
            case 280 -> PackedHorizontal.phaddsw(c, i);
            case 281 -> PackedHorizontal.phaddw(c, i);
            case 282 -> PackedHorizontal.phsubd(c, i);
            case 283 -> PackedHorizontal.phsubsw(c, i);
            case 284 -> PackedHorizontal.phsubw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedLogic(Cpu c, Insn i) {
        switch (i.op) {
            case 285 -> PackedLogic.pand(c, i);
            case 286 -> PackedLogic.pandn(c, i);
            case 287 -> PackedLogic.por(c, i);
            case 288 -> PackedLogic.ptest(c, i);
            case 289 -> PackedLogic.pxor(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedMultiply(Cpu c, Insn i) {
        switch (i.op) {
            case 290 -> PackedMultiply.mpsadbw(c, i);
            case 291 -> PackedMultiply.phminposuw(c, i);
            case 292 -> PackedMultiply.pmaddubsw(c, i);
            case 293 -> PackedMultiply.pmaddwd(c, i);
            case 294 -> PackedMultiply.pmuldq(c, i);
            case 295 -> PackedMultiply.pmulhrsw(c, i);
            case 296 -> PackedMultiply.pmulhuw(c, i);
            case 297 -> PackedMultiply.pmulhw(c, i);
            case 298 -> PackedMultiply.pmulld(c, i);
            case 299 -> PackedMultiply.pmullw(c, i);
            case 300 -> PackedMultiply.pmuludq(c, i);
            case 301 -> PackedMultiply.psadbw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedShift(Cpu c, Insn i) {
        switch (i.op) {
            case 302 -> PackedShift.pslld(c, i);
            case 303 -> PackedShift.pslldq(c, i);
            case 304 -> PackedShift.psllq(c, i);
            case 305 -> PackedShift.psllw(c, i);
            case 306 -> PackedShift.psrad(c, i);
            case 307 -> PackedShift.psraw(c, i);
            case 308 -> PackedShift.psrld(c, i);
            case 309 -> PackedShift.psrldq(c, i);
            case 310 -> PackedShift.psrlq(c, i);
            case 311 -> PackedShift.psrlw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedShuffle(Cpu c, Insn i) {
        switch (i.op) {
            case 312 -> PackedShuffle.palignr(c, i);
            case 313 -> PackedShuffle.pshufb(c, i);
            case 314 -> PackedShuffle.pshufd(c, i);
            case 315 -> PackedShuffle.pshufhw(c, i);
            case 316 -> PackedShuffle.pshuflw(c, i);
            case 317 -> PackedShuffle.pshufw(c, i);
            case 318 -> PackedShuffle.punpckhbw(c, i);
            case 319 -> PackedShuffle.punpckhdq(c, i);
            case 320 -> PackedShuffle.punpckhqdq(c, i);
            case 321 -> PackedShuffle.punpckhwd(c, i);
            case 322 -> PackedShuffle.punpcklbw(c, i);
            case 323 -> PackedShuffle.punpckldq(c, i);
            case 324 -> PackedShuffle.punpcklqdq(c, i);
            case 325 -> PackedShuffle.punpcklwd(c, i);
            case 326 -> PackedShuffle.shufpd(c, i);
            case 327 -> PackedShuffle.shufps(c, i);
            default -> throw missing(i);
        }
    }

    private static void shiftRotate(Cpu c, Insn i) {
        switch (i.op) {
            case 328 -> ShiftRotate.rcl(c, i);
            case 329 -> ShiftRotate.rcr(c, i);
            case 330 -> ShiftRotate.rol(c, i);
            case 331 -> ShiftRotate.ror(c, i);
            case 332 -> ShiftRotate.rorx(c, i);
            case 333 -> ShiftRotate.sarx(c, i);
            case 334 -> ShiftRotate.shld(c, i);
            case 335 -> ShiftRotate.shlx(c, i);
            case 336 -> ShiftRotate.shrd(c, i);
            case 337 -> ShiftRotate.shrx(c, i);
            default -> throw missing(i);
        }
    }

    private static void stack(Cpu c, Insn i) {
        switch (i.op) {
            case 338 -> Stack.enter(c, i);
            case 339 -> Stack.popSegment(c, i);
            case 340 -> Stack.popa(c, i);
            case 341 -> Stack.popf(c, i);
            case 342 -> Stack.pushSegment(c, i);
            case 343 -> Stack.pusha(c, i);
            case 344 -> Stack.pushf(c, i);
            default -> throw missing(i);
        }
    }

    private static void stateSave(Cpu c, Insn i) {
        switch (i.op) {
            case 345 -> StateSave.fxrstor(c, i);
            case 346 -> StateSave.fxsave(c, i);
            case 347 -> StateSave.xrstor(c, i);
            case 348 -> StateSave.xsave(c, i);
            case 349 -> StateSave.xsavec(c, i);
            case 350 -> StateSave.xsaveopt(c, i);
            default -> throw missing(i);
        }
    }

    private static void stringCompare(Cpu c, Insn i) {
        switch (i.op) {
            case 351 -> StringCompare.pcmpestri(c, i);
            case 352 -> StringCompare.pcmpestrm(c, i);
            case 353 -> StringCompare.pcmpistri(c, i);
            case 354 -> StringCompare.pcmpistrm(c, i);
            default -> throw missing(i);
        }
    }

    private static void stringOps(Cpu c, Insn i) {
        switch (i.op) {
            case 355 -> StringOps.cmps(c, i);
            case 356 -> StringOps.ins(c, i);
            case 357 -> StringOps.outs(c, i);
            case 358 -> StringOps.scas(c, i);
            default -> throw missing(i);
        }
    }

    private static void systemOps(Cpu c, Insn i) {
        switch (i.op) {
            case 359 -> SystemOps.arpl(c, i);
            case 360 -> SystemOps.clts(c, i);
            case 361 -> SystemOps.cpuid(c, i);
            case 362 -> SystemOps.hlt(c, i);
            case 363 -> SystemOps.invd(c, i);
            case 364 -> SystemOps.invlpg(c, i);
            case 365 -> SystemOps.invpcid(c, i);
            case 366 -> SystemOps.lar(c, i);
            case 367 -> SystemOps.lgdt(c, i);
            case 368 -> SystemOps.lidt(c, i);
            case 369 -> SystemOps.lldt(c, i);
            case 370 -> SystemOps.lmsw(c, i);
            case 371 -> SystemOps.lsl(c, i);
            case 372 -> SystemOps.ltr(c, i);
            case 373 -> SystemOps.monitor(c, i);
            case 374 -> SystemOps.movFromControl(c, i);
            case 375 -> SystemOps.movFromDebug(c, i);
            case 376 -> SystemOps.movToControl(c, i);
            case 377 -> SystemOps.movToDebug(c, i);
            case 378 -> SystemOps.mwait(c, i);
            case 379 -> SystemOps.rdfsbase(c, i);
            case 380 -> SystemOps.rdgsbase(c, i);
            case 381 -> SystemOps.rdmsr(c, i);
            case 382 -> SystemOps.rdpid(c, i);
            case 383 -> SystemOps.rdpmc(c, i);
            case 384 -> SystemOps.rdtsc(c, i);
            case 385 -> SystemOps.rdtscp(c, i);
            case 386 -> SystemOps.sgdt(c, i);
            case 387 -> SystemOps.sidt(c, i);
            case 388 -> SystemOps.sldt(c, i);
            case 389 -> SystemOps.smsw(c, i);
            case 390 -> SystemOps.str(c, i);
            case 391 -> SystemOps.swapgs(c, i);
            case 392 -> SystemOps.syscall(c, i);
            case 393 -> SystemOps.sysenter(c, i);
            case 394 -> SystemOps.sysexit(c, i);
            case 395 -> SystemOps.sysret(c, i);
            case 396 -> SystemOps.verr(c, i);
            case 397 -> SystemOps.verw(c, i);
            case 398 -> SystemOps.wbinvd(c, i);
            case 399 -> SystemOps.wrfsbase(c, i);
            case 400 -> SystemOps.wrgsbase(c, i);
            case 401 -> SystemOps.wrmsr(c, i);
            case 402 -> SystemOps.xgetbv(c, i);
            case 403 -> SystemOps.xsetbv(c, i);
            default -> throw missing(i);
        }
    }

    private static void vectorMoves(Cpu c, Insn i) {
        switch (i.op) {
            case 404 -> VectorMoves.ldmxcsr(c, i);
            case 405 -> VectorMoves.maskmovdqu(c, i);
            case 406 -> VectorMoves.movaps(c, i);
            case 407 -> VectorMoves.movd(c, i);
            case 408 -> VectorMoves.movdStore(c, i);
            case 409 -> VectorMoves.movddup(c, i);
            case 410 -> VectorMoves.movhlps(c, i);
            case 411 -> VectorMoves.movhps(c, i);
            case 412 -> VectorMoves.movlps(c, i);
            case 413 -> VectorMoves.movq(c, i);
            case 414 -> VectorMoves.movsd(c, i);
            case 415 -> VectorMoves.movshdup(c, i);
            case 416 -> VectorMoves.movsldup(c, i);
            case 417 -> VectorMoves.movss(c, i);
            case 418 -> VectorMoves.movups(c, i);
            case 419 -> VectorMoves.stmxcsr(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Arithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 420 -> X87Arithmetic.fabs(c, i);
            case 421 -> X87Arithmetic.fadd(c, i);
            case 422 -> X87Arithmetic.faddp(c, i);
            case 423 -> X87Arithmetic.fchs(c, i);
            case 424 -> X87Arithmetic.fdiv(c, i);
            case 425 -> X87Arithmetic.fdivp(c, i);
            case 426 -> X87Arithmetic.fdivr(c, i);
            case 427 -> X87Arithmetic.fdivrp(c, i);
            case 428 -> X87Arithmetic.fiadd(c, i);
            case 429 -> X87Arithmetic.fidiv(c, i);
            case 430 -> X87Arithmetic.fidivr(c, i);
            case 431 -> X87Arithmetic.fimul(c, i);
            case 432 -> X87Arithmetic.fisub(c, i);
            case 433 -> X87Arithmetic.fisubr(c, i);
            case 434 -> X87Arithmetic.fmul(c, i);
            case 435 -> X87Arithmetic.fmulp(c, i);
            case 436 -> X87Arithmetic.fprem(c, i);
            case 437 -> X87Arithmetic.fprem1(c, i);
            case 438 -> X87Arithmetic.frndint(c, i);
            case 439 -> X87Arithmetic.fscale(c, i);
            case 440 -> X87Arithmetic.fsqrt(c, i);
            case 441 -> X87Arithmetic.fsub(c, i);
            case 442 -> X87Arithmetic.fsubp(c, i);
            case 443 -> X87Arithmetic.fsubr(c, i);
            case 444 -> X87Arithmetic.fsubrp(c, i);
            case 445 -> X87Arithmetic.fxtract(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Compare(Cpu c, Insn i) {
        switch (i.op) {
            case 446 -> X87Compare.fcom(c, i);
            case 447 -> X87Compare.fcomi(c, i);
            case 448 -> X87Compare.fcomip(c, i);
            case 449 -> X87Compare.fcomp(c, i);
            case 450 -> X87Compare.fcompp(c, i);
            case 451 -> X87Compare.ficom(c, i);
            case 452 -> X87Compare.ficomp(c, i);
            case 453 -> X87Compare.ftst(c, i);
            case 454 -> X87Compare.fucom(c, i);
            case 455 -> X87Compare.fucomi(c, i);
            case 456 -> X87Compare.fucomip(c, i);
            case 457 -> X87Compare.fucomp(c, i);
            case 458 -> X87Compare.fucompp(c, i);
            case 459 -> X87Compare.fxam(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Control(Cpu c, Insn i) {
        switch (i.op) {
            case 460 -> X87Control.emms(c, i);
            case 461 -> X87Control.fdecstp(c, i);
            case 462 -> X87Control.ffree(c, i);
            case 463 -> X87Control.ffreep(c, i);
            case 464 -> X87Control.fincstp(c, i);
            case 465 -> X87Control.fldcw(c, i);
            case 466 -> X87Control.fldenv(c, i);
            case 467 -> X87Control.fnclex(c, i);
            case 468 -> X87Control.fninit(c, i);
            case 469 -> X87Control.fnop(c, i);
            case 470 -> X87Control.fnsave(c, i);
            case 471 -> X87Control.fnstcw(c, i);
            case 472 -> X87Control.fnstenv(c, i);
            case 473 -> X87Control.fnstsw(c, i);
            case 474 -> X87Control.frstor(c, i);
            case 475 -> X87Control.fwait(c, i);
            case 476 -> X87Control.obsolete(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Integer(Cpu c, Insn i) {
        switch (i.op) {
            case 477 -> X87Integer.fbld(c, i);
            case 478 -> X87Integer.fbstp(c, i);
            case 479 -> X87Integer.fild(c, i);
            case 480 -> X87Integer.fist(c, i);
            case 481 -> X87Integer.fistp(c, i);
            case 482 -> X87Integer.fisttp(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Transcendental(Cpu c, Insn i) {
        switch (i.op) {
            case 483 -> X87Transcendental.f2xm1(c, i);
            case 484 -> X87Transcendental.fcos(c, i);
            case 485 -> X87Transcendental.fpatan(c, i);
            case 486 -> X87Transcendental.fptan(c, i);
            case 487 -> X87Transcendental.fsin(c, i);
            case 488 -> X87Transcendental.fsincos(c, i);
            case 489 -> X87Transcendental.fyl2x(c, i);
            case 490 -> X87Transcendental.fyl2xp1(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Transfer(Cpu c, Insn i) {
        switch (i.op) {
            case 491 -> X87Transfer.fcmov(c, i);
            case 492 -> X87Transfer.fld(c, i);
            case 493 -> X87Transfer.fldConstant(c, i);
            case 494 -> X87Transfer.fldExtended(c, i);
            case 495 -> X87Transfer.fldRegister(c, i);
            case 496 -> X87Transfer.fst(c, i);
            case 497 -> X87Transfer.fstRegister(c, i);
            case 498 -> X87Transfer.fstp(c, i);
            case 499 -> X87Transfer.fstpExtended(c, i);
            case 500 -> X87Transfer.fstpRegister(c, i);
            case 501 -> X87Transfer.fxch(c, i);
            default -> throw missing(i);
        }
    }

    private static IllegalStateException missing(Insn i) {
        return new IllegalStateException("no operation number " + i.op + ", row " + i.row);
    }
}
