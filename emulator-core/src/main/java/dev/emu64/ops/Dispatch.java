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
        if (op < 284) {
            if (op < 126) {
                if (op < 80) {
                    if (op < 50) {
                        if (op < 46) {
                            aes(c, i);
                        } else {
                            avxGather(c, i);
                        }
                    } else {
                        if (op < 66) {
                            avxMoves(c, i);
                        } else {
                            if (op < 71) {
                                binaryArithmetic(c, i);
                            } else {
                                bitByte(c, i);
                            }
                        }
                    }
                } else {
                    if (op < 96) {
                        if (op < 91) {
                            bmi(c, i);
                        } else {
                            if (op < 92) {
                                carrylessMultiply(c, i);
                            } else {
                                controlTransfer(c, i);
                            }
                        }
                    } else {
                        if (op < 112) {
                            dataTransfer(c, i);
                        } else {
                            if (op < 118) {
                                decimal(c, i);
                            } else {
                                farControl(c, i);
                            }
                        }
                    }
                }
            } else {
                if (op < 242) {
                    if (op < 178) {
                        if (op < 138) {
                            flagControl(c, i);
                        } else {
                            if (op < 170) {
                                floatArithmetic(c, i);
                            } else {
                                floatComparison(c, i);
                            }
                        }
                    } else {
                        if (op < 200) {
                            floatConversion(c, i);
                        } else {
                            if (op < 212) {
                                floatHorizontal(c, i);
                            } else {
                                fma(c, i);
                            }
                        }
                    }
                } else {
                    if (op < 248) {
                        if (op < 244) {
                            halfPrecision(c, i);
                        } else {
                            if (op < 246) {
                                inputOutput(c, i);
                            } else {
                                invalid(c, i);
                            }
                        }
                    } else {
                        if (op < 254) {
                            miscellaneous(c, i);
                        } else {
                            if (op < 260) {
                                mmx(c, i);
                            } else {
                                packedArithmetic(c, i);
                            }
                        }
                    }
                }
            }
        } else {
            if (op < 414) {
                if (op < 344) {
                    if (op < 310) {
                        if (op < 290) {
                            packedBlend(c, i);
                        } else {
                            packedCompare(c, i);
                        }
                    } else {
                        if (op < 322) {
                            packedElements(c, i);
                        } else {
                            if (op < 334) {
                                packedExtend(c, i);
                            } else {
                                packedHorizontal(c, i);
                            }
                        }
                    }
                } else {
                    if (op < 378) {
                        if (op < 351) {
                            packedLogic(c, i);
                        } else {
                            if (op < 363) {
                                packedMultiply(c, i);
                            } else {
                                packedShift(c, i);
                            }
                        }
                    } else {
                        if (op < 397) {
                            packedShuffle(c, i);
                        } else {
                            if (op < 404) {
                                sha(c, i);
                            } else {
                                shiftRotate(c, i);
                            }
                        }
                    }
                }
            } else {
                if (op < 496) {
                    if (op < 431) {
                        if (op < 421) {
                            stack(c, i);
                        } else {
                            if (op < 427) {
                                stateSave(c, i);
                            } else {
                                stringCompare(c, i);
                            }
                        }
                    } else {
                        if (op < 435) {
                            stringOps(c, i);
                        } else {
                            if (op < 480) {
                                systemOps(c, i);
                            } else {
                                vectorMoves(c, i);
                            }
                        }
                    }
                } else {
                    if (op < 553) {
                        if (op < 522) {
                            x87Arithmetic(c, i);
                        } else {
                            if (op < 536) {
                                x87Compare(c, i);
                            } else {
                                x87Control(c, i);
                            }
                        }
                    } else {
                        if (op < 559) {
                            x87Integer(c, i);
                        } else {
                            if (op < 567) {
                                x87Transcendental(c, i);
                            } else {
                                x87Transfer(c, i);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void aes(Cpu c, Insn i) {
        switch (i.op) {
            case 40 -> Aes.aesdec(c, i);
            case 41 -> Aes.aesdeclast(c, i);
            case 42 -> Aes.aesenc(c, i);
            case 43 -> Aes.aesenclast(c, i);
            case 44 -> Aes.aesimc(c, i);
            case 45 -> Aes.aeskeygenassist(c, i);
            default -> throw missing(i);
        }
    }

    private static void avxGather(Cpu c, Insn i) {
        switch (i.op) {
            case 46 -> AvxGather.vgatherdpd(c, i);
            case 47 -> AvxGather.vgatherdps(c, i);
            case 48 -> AvxGather.vgatherqpd(c, i);
            case 49 -> AvxGather.vgatherqps(c, i);
            default -> throw missing(i);
        }
    }

    private static void avxMoves(Cpu c, Insn i) {
        switch (i.op) {
            case 50 -> AvxMoves.vbroadcastf128(c, i);
            case 51 -> AvxMoves.vbroadcastsd(c, i);
            case 52 -> AvxMoves.vbroadcastss(c, i);
            case 53 -> AvxMoves.vextractf128(c, i);
            case 54 -> AvxMoves.vinsertf128(c, i);
            case 55 -> AvxMoves.vmaskmovpdLoad(c, i);
            case 56 -> AvxMoves.vmaskmovpdStore(c, i);
            case 57 -> AvxMoves.vmaskmovpsLoad(c, i);
            case 58 -> AvxMoves.vmaskmovpsStore(c, i);
            case 59 -> AvxMoves.vpbroadcastb(c, i);
            case 60 -> AvxMoves.vpbroadcastw(c, i);
            case 61 -> AvxMoves.vperm2f128(c, i);
            case 62 -> AvxMoves.vpermd(c, i);
            case 63 -> AvxMoves.vpermq(c, i);
            case 64 -> AvxMoves.vzeroall(c, i);
            case 65 -> AvxMoves.vzeroupper(c, i);
            default -> throw missing(i);
        }
    }

    private static void binaryArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 66 -> BinaryArithmetic.div(c, i);
            case 67 -> BinaryArithmetic.idiv(c, i);
            case 68 -> BinaryArithmetic.imul(c, i);
            case 69 -> BinaryArithmetic.imul3(c, i);
            case 70 -> BinaryArithmetic.mul(c, i);
            default -> throw missing(i);
        }
    }

    private static void bitByte(Cpu c, Insn i) {
        switch (i.op) {
            case 71 -> BitByte.bsf(c, i);
            case 72 -> BitByte.bsr(c, i);
            case 73 -> BitByte.btc(c, i);
            case 74 -> BitByte.btr(c, i);
            case 75 -> BitByte.bts(c, i);
            case 76 -> BitByte.crc32(c, i);
            case 77 -> BitByte.lzcnt(c, i);
            case 78 -> BitByte.popcnt(c, i);
            case 79 -> BitByte.tzcnt(c, i);
            default -> throw missing(i);
        }
    }

    private static void bmi(Cpu c, Insn i) {
        switch (i.op) {
            case 80 -> Bmi.adcx(c, i);
            case 81 -> Bmi.adox(c, i);
            case 82 -> Bmi.andn(c, i);
            case 83 -> Bmi.bextr(c, i);
            case 84 -> Bmi.blsi(c, i);
            case 85 -> Bmi.blsmsk(c, i);
            case 86 -> Bmi.blsr(c, i);
            case 87 -> Bmi.bzhi(c, i);
            case 88 -> Bmi.mulx(c, i);
            case 89 -> Bmi.pdep(c, i);
            case 90 -> Bmi.pext(c, i);
            default -> throw missing(i);
        }
    }

    private static void carrylessMultiply(Cpu c, Insn i) {
        switch (i.op) {
            case 91 -> CarrylessMultiply.pclmulqdq(c, i);
            default -> throw missing(i);
        }
    }

    private static void controlTransfer(Cpu c, Insn i) {
        switch (i.op) {
            case 92 -> ControlTransfer.bound(c, i);
            case 93 -> ControlTransfer.jcxz(c, i);
            case 94 -> ControlTransfer.loope(c, i);
            case 95 -> ControlTransfer.loopne(c, i);
            default -> throw missing(i);
        }
    }

    private static void dataTransfer(Cpu c, Insn i) {
        switch (i.op) {
            case 96 -> DataTransfer.bswap(c, i);
            case 97 -> DataTransfer.cbw(c, i);
            case 98 -> DataTransfer.cmpxchg(c, i);
            case 99 -> DataTransfer.cmpxchg16b(c, i);
            case 100 -> DataTransfer.cmpxchg8b(c, i);
            case 101 -> DataTransfer.cwd(c, i);
            case 102 -> DataTransfer.lds(c, i);
            case 103 -> DataTransfer.les(c, i);
            case 104 -> DataTransfer.lfs(c, i);
            case 105 -> DataTransfer.lgs(c, i);
            case 106 -> DataTransfer.lss(c, i);
            case 107 -> DataTransfer.movFromSegment(c, i);
            case 108 -> DataTransfer.movToSegment(c, i);
            case 109 -> DataTransfer.movbe(c, i);
            case 110 -> DataTransfer.xadd(c, i);
            case 111 -> DataTransfer.xlat(c, i);
            default -> throw missing(i);
        }
    }

    private static void decimal(Cpu c, Insn i) {
        switch (i.op) {
            case 112 -> Decimal.aaa(c, i);
            case 113 -> Decimal.aad(c, i);
            case 114 -> Decimal.aam(c, i);
            case 115 -> Decimal.aas(c, i);
            case 116 -> Decimal.daa(c, i);
            case 117 -> Decimal.das(c, i);
            default -> throw missing(i);
        }
    }

    private static void farControl(Cpu c, Insn i) {
        switch (i.op) {
            case 118 -> FarControl.callFar(c, i);
            case 119 -> FarControl.int1(c, i);
            case 120 -> FarControl.int3(c, i);
            case 121 -> FarControl.intN(c, i);
            case 122 -> FarControl.into(c, i);
            case 123 -> FarControl.iret(c, i);
            case 124 -> FarControl.jmpFar(c, i);
            case 125 -> FarControl.retFar(c, i);
            default -> throw missing(i);
        }
    }

    private static void flagControl(Cpu c, Insn i) {
        switch (i.op) {
            case 126 -> FlagControl.clac(c, i);
            case 127 -> FlagControl.clc(c, i);
            case 128 -> FlagControl.cld(c, i);
            case 129 -> FlagControl.cli(c, i);
            case 130 -> FlagControl.cmc(c, i);
            case 131 -> FlagControl.lahf(c, i);
            case 132 -> FlagControl.sahf(c, i);
            case 133 -> FlagControl.salc(c, i);
            case 134 -> FlagControl.stac(c, i);
            case 135 -> FlagControl.stc(c, i);
            case 136 -> FlagControl.std(c, i);
            case 137 -> FlagControl.sti(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 138 -> FloatArithmetic.addpd(c, i);
            case 139 -> FloatArithmetic.addps(c, i);
            case 140 -> FloatArithmetic.addsd(c, i);
            case 141 -> FloatArithmetic.addss(c, i);
            case 142 -> FloatArithmetic.divpd(c, i);
            case 143 -> FloatArithmetic.divps(c, i);
            case 144 -> FloatArithmetic.divsd(c, i);
            case 145 -> FloatArithmetic.divss(c, i);
            case 146 -> FloatArithmetic.maxpd(c, i);
            case 147 -> FloatArithmetic.maxps(c, i);
            case 148 -> FloatArithmetic.maxsd(c, i);
            case 149 -> FloatArithmetic.maxss(c, i);
            case 150 -> FloatArithmetic.minpd(c, i);
            case 151 -> FloatArithmetic.minps(c, i);
            case 152 -> FloatArithmetic.minsd(c, i);
            case 153 -> FloatArithmetic.minss(c, i);
            case 154 -> FloatArithmetic.mulpd(c, i);
            case 155 -> FloatArithmetic.mulps(c, i);
            case 156 -> FloatArithmetic.mulsd(c, i);
            case 157 -> FloatArithmetic.mulss(c, i);
            case 158 -> FloatArithmetic.rcpps(c, i);
            case 159 -> FloatArithmetic.rcpss(c, i);
            case 160 -> FloatArithmetic.rsqrtps(c, i);
            case 161 -> FloatArithmetic.rsqrtss(c, i);
            case 162 -> FloatArithmetic.sqrtpd(c, i);
            case 163 -> FloatArithmetic.sqrtps(c, i);
            case 164 -> FloatArithmetic.sqrtsd(c, i);
            case 165 -> FloatArithmetic.sqrtss(c, i);
            case 166 -> FloatArithmetic.subpd(c, i);
            case 167 -> FloatArithmetic.subps(c, i);
            case 168 -> FloatArithmetic.subsd(c, i);
            case 169 -> FloatArithmetic.subss(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatComparison(Cpu c, Insn i) {
        switch (i.op) {
            case 170 -> FloatComparison.cmppd(c, i);
            case 171 -> FloatComparison.cmpps(c, i);
            case 172 -> FloatComparison.cmpsd(c, i);
            case 173 -> FloatComparison.cmpss(c, i);
            case 174 -> FloatComparison.comisd(c, i);
            case 175 -> FloatComparison.comiss(c, i);
            case 176 -> FloatComparison.ucomisd(c, i);
            case 177 -> FloatComparison.ucomiss(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatConversion(Cpu c, Insn i) {
        switch (i.op) {
            case 178 -> FloatConversion.cvtdq2pd(c, i);
            case 179 -> FloatConversion.cvtdq2ps(c, i);
            case 180 -> FloatConversion.cvtpd2dq(c, i);
            case 181 -> FloatConversion.cvtpd2pi(c, i);
            case 182 -> FloatConversion.cvtpd2ps(c, i);
            case 183 -> FloatConversion.cvtpi2pd(c, i);
            case 184 -> FloatConversion.cvtpi2ps(c, i);
            case 185 -> FloatConversion.cvtps2dq(c, i);
            case 186 -> FloatConversion.cvtps2pd(c, i);
            case 187 -> FloatConversion.cvtps2pi(c, i);
            case 188 -> FloatConversion.cvtsd2si(c, i);
            case 189 -> FloatConversion.cvtsd2ss(c, i);
            case 190 -> FloatConversion.cvtsi2sd(c, i);
            case 191 -> FloatConversion.cvtsi2ss(c, i);
            case 192 -> FloatConversion.cvtss2sd(c, i);
            case 193 -> FloatConversion.cvtss2si(c, i);
            case 194 -> FloatConversion.cvttpd2dq(c, i);
            case 195 -> FloatConversion.cvttpd2pi(c, i);
            case 196 -> FloatConversion.cvttps2dq(c, i);
            case 197 -> FloatConversion.cvttps2pi(c, i);
            case 198 -> FloatConversion.cvttsd2si(c, i);
            case 199 -> FloatConversion.cvttss2si(c, i);
            default -> throw missing(i);
        }
    }

    private static void floatHorizontal(Cpu c, Insn i) {
        switch (i.op) {
            case 200 -> FloatHorizontal.addsubpd(c, i);
            case 201 -> FloatHorizontal.addsubps(c, i);
            case 202 -> FloatHorizontal.dppd(c, i);
            case 203 -> FloatHorizontal.dpps(c, i);
            case 204 -> FloatHorizontal.haddpd(c, i);
            case 205 -> FloatHorizontal.haddps(c, i);
            case 206 -> FloatHorizontal.hsubpd(c, i);
            case 207 -> FloatHorizontal.hsubps(c, i);
            case 208 -> FloatHorizontal.roundpd(c, i);
            case 209 -> FloatHorizontal.roundps(c, i);
            case 210 -> FloatHorizontal.roundsd(c, i);
            case 211 -> FloatHorizontal.roundss(c, i);
            default -> throw missing(i);
        }
    }

    private static void fma(Cpu c, Insn i) {
        switch (i.op) {
            case 212 -> Fma.vfmadd132p(c, i);
            case 213 -> Fma.vfmadd132s(c, i);
            case 214 -> Fma.vfmadd213p(c, i);
            case 215 -> Fma.vfmadd213s(c, i);
            case 216 -> Fma.vfmadd231p(c, i);
            case 217 -> Fma.vfmadd231s(c, i);
            case 218 -> Fma.vfmaddsub132p(c, i);
            case 219 -> Fma.vfmaddsub213p(c, i);
            case 220 -> Fma.vfmaddsub231p(c, i);
            case 221 -> Fma.vfmsub132p(c, i);
            case 222 -> Fma.vfmsub132s(c, i);
            case 223 -> Fma.vfmsub213p(c, i);
            case 224 -> Fma.vfmsub213s(c, i);
            case 225 -> Fma.vfmsub231p(c, i);
            case 226 -> Fma.vfmsub231s(c, i);
            case 227 -> Fma.vfmsubadd132p(c, i);
            case 228 -> Fma.vfmsubadd213p(c, i);
            case 229 -> Fma.vfmsubadd231p(c, i);
            case 230 -> Fma.vfnmadd132p(c, i);
            case 231 -> Fma.vfnmadd132s(c, i);
            case 232 -> Fma.vfnmadd213p(c, i);
            case 233 -> Fma.vfnmadd213s(c, i);
            case 234 -> Fma.vfnmadd231p(c, i);
            case 235 -> Fma.vfnmadd231s(c, i);
            case 236 -> Fma.vfnmsub132p(c, i);
            case 237 -> Fma.vfnmsub132s(c, i);
            case 238 -> Fma.vfnmsub213p(c, i);
            case 239 -> Fma.vfnmsub213s(c, i);
            case 240 -> Fma.vfnmsub231p(c, i);
            case 241 -> Fma.vfnmsub231s(c, i);
            default -> throw missing(i);
        }
    }

    private static void halfPrecision(Cpu c, Insn i) {
        switch (i.op) {
            case 242 -> HalfPrecision.vcvtph2ps(c, i);
            case 243 -> HalfPrecision.vcvtps2ph(c, i);
            default -> throw missing(i);
        }
    }

    private static void inputOutput(Cpu c, Insn i) {
        switch (i.op) {
            case 244 -> InputOutput.in(c, i);
            case 245 -> InputOutput.out(c, i);
            default -> throw missing(i);
        }
    }

    private static void invalid(Cpu c, Insn i) {
        switch (i.op) {
            case 246 -> Invalid.tooLong(c, i);
            case 247 -> Invalid.undefined(c, i);
            default -> throw missing(i);
        }
    }

    private static void miscellaneous(Cpu c, Insn i) {
        switch (i.op) {
            case 248 -> Miscellaneous.clflush(c, i);
            case 249 -> Miscellaneous.fence(c, i);
            case 250 -> Miscellaneous.pause(c, i);
            case 251 -> Miscellaneous.prefetch(c, i);
            case 252 -> Miscellaneous.rdrand(c, i);
            case 253 -> Miscellaneous.rdseed(c, i);
            default -> throw missing(i);
        }
    }

    private static void mmx(Cpu c, Insn i) {
        switch (i.op) {
            case 254 -> Mmx.load(c, i);
            case 255 -> Mmx.maskmovq(c, i);
            case 256 -> Mmx.movdq2q(c, i);
            case 257 -> Mmx.movq(c, i);
            case 258 -> Mmx.movq2dq(c, i);
            case 259 -> Mmx.store(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedArithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 260 -> PackedArithmetic.pabsb(c, i);
            case 261 -> PackedArithmetic.pabsd(c, i);
            case 262 -> PackedArithmetic.pabsw(c, i);
            case 263 -> PackedArithmetic.paddb(c, i);
            case 264 -> PackedArithmetic.paddd(c, i);
            case 265 -> PackedArithmetic.paddq(c, i);
            case 266 -> PackedArithmetic.paddsb(c, i);
            case 267 -> PackedArithmetic.paddsw(c, i);
            case 268 -> PackedArithmetic.paddusb(c, i);
            case 269 -> PackedArithmetic.paddusw(c, i);
            case 270 -> PackedArithmetic.paddw(c, i);
            case 271 -> PackedArithmetic.pavgb(c, i);
            case 272 -> PackedArithmetic.pavgw(c, i);
            case 273 -> PackedArithmetic.psignb(c, i);
            case 274 -> PackedArithmetic.psignd(c, i);
            case 275 -> PackedArithmetic.psignw(c, i);
            case 276 -> PackedArithmetic.psubb(c, i);
            case 277 -> PackedArithmetic.psubd(c, i);
            case 278 -> PackedArithmetic.psubq(c, i);
            case 279 -> PackedArithmetic.psubsb(c, i);
            case 280 -> PackedArithmetic.psubsw(c, i);
            case 281 -> PackedArithmetic.psubusb(c, i);
            case 282 -> PackedArithmetic.psubusw(c, i);
            case 283 -> PackedArithmetic.psubw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedBlend(Cpu c, Insn i) {
        switch (i.op) {
            case 284 -> PackedBlend.blendpd(c, i);
            case 285 -> PackedBlend.blendps(c, i);
            case 286 -> PackedBlend.blendvpd(c, i);
            case 287 -> PackedBlend.blendvps(c, i);
            case 288 -> PackedBlend.pblendvb(c, i);
            case 289 -> PackedBlend.pblendw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedCompare(Cpu c, Insn i) {
        switch (i.op) {
            case 290 -> PackedCompare.pcmpeqb(c, i);
            case 291 -> PackedCompare.pcmpeqd(c, i);
            case 292 -> PackedCompare.pcmpeqq(c, i);
            case 293 -> PackedCompare.pcmpeqw(c, i);
            case 294 -> PackedCompare.pcmpgtb(c, i);
            case 295 -> PackedCompare.pcmpgtd(c, i);
            case 296 -> PackedCompare.pcmpgtq(c, i);
            case 297 -> PackedCompare.pcmpgtw(c, i);
            case 298 -> PackedCompare.pmaxsb(c, i);
            case 299 -> PackedCompare.pmaxsd(c, i);
            case 300 -> PackedCompare.pmaxsw(c, i);
            case 301 -> PackedCompare.pmaxub(c, i);
            case 302 -> PackedCompare.pmaxud(c, i);
            case 303 -> PackedCompare.pmaxuw(c, i);
            case 304 -> PackedCompare.pminsb(c, i);
            case 305 -> PackedCompare.pminsd(c, i);
            case 306 -> PackedCompare.pminsw(c, i);
            case 307 -> PackedCompare.pminub(c, i);
            case 308 -> PackedCompare.pminud(c, i);
            case 309 -> PackedCompare.pminuw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedElements(Cpu c, Insn i) {
        switch (i.op) {
            case 310 -> PackedElements.insertps(c, i);
            case 311 -> PackedElements.movmskpd(c, i);
            case 312 -> PackedElements.movmskps(c, i);
            case 313 -> PackedElements.pextrb(c, i);
            case 314 -> PackedElements.pextrd(c, i);
            case 315 -> PackedElements.pextrq(c, i);
            case 316 -> PackedElements.pextrw(c, i);
            case 317 -> PackedElements.pinsrb(c, i);
            case 318 -> PackedElements.pinsrd(c, i);
            case 319 -> PackedElements.pinsrq(c, i);
            case 320 -> PackedElements.pinsrw(c, i);
            case 321 -> PackedElements.pmovmskb(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedExtend(Cpu c, Insn i) {
        switch (i.op) {
            case 322 -> PackedExtend.pmovsxbd(c, i);
            case 323 -> PackedExtend.pmovsxbq(c, i);
            case 324 -> PackedExtend.pmovsxbw(c, i);
            case 325 -> PackedExtend.pmovsxdq(c, i);
            case 326 -> PackedExtend.pmovsxwd(c, i);
            case 327 -> PackedExtend.pmovsxwq(c, i);
            case 328 -> PackedExtend.pmovzxbd(c, i);
            case 329 -> PackedExtend.pmovzxbq(c, i);
            case 330 -> PackedExtend.pmovzxbw(c, i);
            case 331 -> PackedExtend.pmovzxdq(c, i);
            case 332 -> PackedExtend.pmovzxwd(c, i);
            case 333 -> PackedExtend.pmovzxwq(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedHorizontal(Cpu c, Insn i) {
        switch (i.op) {
            case 334 -> PackedHorizontal.packssdw(c, i);
            case 335 -> PackedHorizontal.packsswb(c, i);
            case 336 -> PackedHorizontal.packusdw(c, i);
            case 337 -> PackedHorizontal.packuswb(c, i);
            case 338 -> PackedHorizontal.phaddd(c, i);
            case 339 -> PackedHorizontal.phaddsw(c, i);
            case 340 -> PackedHorizontal.phaddw(c, i);
            case 341 -> PackedHorizontal.phsubd(c, i);
            case 342 -> PackedHorizontal.phsubsw(c, i);
            case 343 -> PackedHorizontal.phsubw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedLogic(Cpu c, Insn i) {
        switch (i.op) {
            case 344 -> PackedLogic.pand(c, i);
            case 345 -> PackedLogic.pandn(c, i);
            case 346 -> PackedLogic.por(c, i);
            case 347 -> PackedLogic.ptest(c, i);
            case 348 -> PackedLogic.pxor(c, i);
            case 349 -> PackedLogic.vtestpd(c, i);
            case 350 -> PackedLogic.vtestps(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedMultiply(Cpu c, Insn i) {
        switch (i.op) {
            case 351 -> PackedMultiply.mpsadbw(c, i);
            case 352 -> PackedMultiply.phminposuw(c, i);
            case 353 -> PackedMultiply.pmaddubsw(c, i);
            case 354 -> PackedMultiply.pmaddwd(c, i);
            case 355 -> PackedMultiply.pmuldq(c, i);
            case 356 -> PackedMultiply.pmulhrsw(c, i);
            case 357 -> PackedMultiply.pmulhuw(c, i);
            case 358 -> PackedMultiply.pmulhw(c, i);
            case 359 -> PackedMultiply.pmulld(c, i);
            case 360 -> PackedMultiply.pmullw(c, i);
            case 361 -> PackedMultiply.pmuludq(c, i);
            case 362 -> PackedMultiply.psadbw(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedShift(Cpu c, Insn i) {
        switch (i.op) {
            case 363 -> PackedShift.pslld(c, i);
            case 364 -> PackedShift.pslldq(c, i);
            case 365 -> PackedShift.psllq(c, i);
            case 366 -> PackedShift.psllw(c, i);
            case 367 -> PackedShift.psrad(c, i);
            case 368 -> PackedShift.psraw(c, i);
            case 369 -> PackedShift.psrld(c, i);
            case 370 -> PackedShift.psrldq(c, i);
            case 371 -> PackedShift.psrlq(c, i);
            case 372 -> PackedShift.psrlw(c, i);
            case 373 -> PackedShift.vpsllvd(c, i);
            case 374 -> PackedShift.vpsllvq(c, i);
            case 375 -> PackedShift.vpsravd(c, i);
            case 376 -> PackedShift.vpsrlvd(c, i);
            case 377 -> PackedShift.vpsrlvq(c, i);
            default -> throw missing(i);
        }
    }

    private static void packedShuffle(Cpu c, Insn i) {
        switch (i.op) {
            case 378 -> PackedShuffle.palignr(c, i);
            case 379 -> PackedShuffle.pshufb(c, i);
            case 380 -> PackedShuffle.pshufd(c, i);
            case 381 -> PackedShuffle.pshufhw(c, i);
            case 382 -> PackedShuffle.pshuflw(c, i);
            case 383 -> PackedShuffle.pshufw(c, i);
            case 384 -> PackedShuffle.punpckhbw(c, i);
            case 385 -> PackedShuffle.punpckhdq(c, i);
            case 386 -> PackedShuffle.punpckhqdq(c, i);
            case 387 -> PackedShuffle.punpckhwd(c, i);
            case 388 -> PackedShuffle.punpcklbw(c, i);
            case 389 -> PackedShuffle.punpckldq(c, i);
            case 390 -> PackedShuffle.punpcklqdq(c, i);
            case 391 -> PackedShuffle.punpcklwd(c, i);
            case 392 -> PackedShuffle.shufpd(c, i);
            case 393 -> PackedShuffle.shufps(c, i);
            case 394 -> PackedShuffle.vpermilpd(c, i);
            case 395 -> PackedShuffle.vpermilpdImmediate(c, i);
            case 396 -> PackedShuffle.vpermilps(c, i);
            default -> throw missing(i);
        }
    }

    private static void sha(Cpu c, Insn i) {
        switch (i.op) {
            case 397 -> Sha.sha1msg1(c, i);
            case 398 -> Sha.sha1msg2(c, i);
            case 399 -> Sha.sha1nexte(c, i);
            case 400 -> Sha.sha1rnds4(c, i);
            case 401 -> Sha.sha256msg1(c, i);
            case 402 -> Sha.sha256msg2(c, i);
            case 403 -> Sha.sha256rnds2(c, i);
            default -> throw missing(i);
        }
    }

    private static void shiftRotate(Cpu c, Insn i) {
        switch (i.op) {
            case 404 -> ShiftRotate.rcl(c, i);
            case 405 -> ShiftRotate.rcr(c, i);
            case 406 -> ShiftRotate.rol(c, i);
            case 407 -> ShiftRotate.ror(c, i);
            case 408 -> ShiftRotate.rorx(c, i);
            case 409 -> ShiftRotate.sarx(c, i);
            case 410 -> ShiftRotate.shld(c, i);
            case 411 -> ShiftRotate.shlx(c, i);
            case 412 -> ShiftRotate.shrd(c, i);
            case 413 -> ShiftRotate.shrx(c, i);
            default -> throw missing(i);
        }
    }

    private static void stack(Cpu c, Insn i) {
        switch (i.op) {
            case 414 -> Stack.enter(c, i);
            case 415 -> Stack.popSegment(c, i);
            case 416 -> Stack.popa(c, i);
            case 417 -> Stack.popf(c, i);
            case 418 -> Stack.pushSegment(c, i);
            case 419 -> Stack.pusha(c, i);
            case 420 -> Stack.pushf(c, i);
            default -> throw missing(i);
        }
    }

    private static void stateSave(Cpu c, Insn i) {
        switch (i.op) {
            case 421 -> StateSave.fxrstor(c, i);
            case 422 -> StateSave.fxsave(c, i);
            case 423 -> StateSave.xrstor(c, i);
            case 424 -> StateSave.xsave(c, i);
            case 425 -> StateSave.xsavec(c, i);
            case 426 -> StateSave.xsaveopt(c, i);
            default -> throw missing(i);
        }
    }

    private static void stringCompare(Cpu c, Insn i) {
        switch (i.op) {
            case 427 -> StringCompare.pcmpestri(c, i);
            case 428 -> StringCompare.pcmpestrm(c, i);
            case 429 -> StringCompare.pcmpistri(c, i);
            case 430 -> StringCompare.pcmpistrm(c, i);
            default -> throw missing(i);
        }
    }

    private static void stringOps(Cpu c, Insn i) {
        switch (i.op) {
            case 431 -> StringOps.cmps(c, i);
            case 432 -> StringOps.ins(c, i);
            case 433 -> StringOps.outs(c, i);
            case 434 -> StringOps.scas(c, i);
            default -> throw missing(i);
        }
    }

    private static void systemOps(Cpu c, Insn i) {
        switch (i.op) {
            case 435 -> SystemOps.arpl(c, i);
            case 436 -> SystemOps.clts(c, i);
            case 437 -> SystemOps.cpuid(c, i);
            case 438 -> SystemOps.hlt(c, i);
            case 439 -> SystemOps.invd(c, i);
            case 440 -> SystemOps.invlpg(c, i);
            case 441 -> SystemOps.invpcid(c, i);
            case 442 -> SystemOps.lar(c, i);
            case 443 -> SystemOps.lgdt(c, i);
            case 444 -> SystemOps.lidt(c, i);
            case 445 -> SystemOps.lldt(c, i);
            case 446 -> SystemOps.lmsw(c, i);
            case 447 -> SystemOps.lsl(c, i);
            case 448 -> SystemOps.ltr(c, i);
            case 449 -> SystemOps.monitor(c, i);
            case 450 -> SystemOps.movFromControl(c, i);
            case 451 -> SystemOps.movFromDebug(c, i);
            case 452 -> SystemOps.movToControl(c, i);
            case 453 -> SystemOps.movToDebug(c, i);
            case 454 -> SystemOps.mwait(c, i);
            case 455 -> SystemOps.rdfsbase(c, i);
            case 456 -> SystemOps.rdgsbase(c, i);
            case 457 -> SystemOps.rdmsr(c, i);
            case 458 -> SystemOps.rdpid(c, i);
            case 459 -> SystemOps.rdpmc(c, i);
            case 460 -> SystemOps.rdtsc(c, i);
            case 461 -> SystemOps.rdtscp(c, i);
            case 462 -> SystemOps.sgdt(c, i);
            case 463 -> SystemOps.sidt(c, i);
            case 464 -> SystemOps.sldt(c, i);
            case 465 -> SystemOps.smsw(c, i);
            case 466 -> SystemOps.str(c, i);
            case 467 -> SystemOps.swapgs(c, i);
            case 468 -> SystemOps.syscall(c, i);
            case 469 -> SystemOps.sysenter(c, i);
            case 470 -> SystemOps.sysexit(c, i);
            case 471 -> SystemOps.sysret(c, i);
            case 472 -> SystemOps.verr(c, i);
            case 473 -> SystemOps.verw(c, i);
            case 474 -> SystemOps.wbinvd(c, i);
            case 475 -> SystemOps.wrfsbase(c, i);
            case 476 -> SystemOps.wrgsbase(c, i);
            case 477 -> SystemOps.wrmsr(c, i);
            case 478 -> SystemOps.xgetbv(c, i);
            case 479 -> SystemOps.xsetbv(c, i);
            default -> throw missing(i);
        }
    }

    private static void vectorMoves(Cpu c, Insn i) {
        switch (i.op) {
            case 480 -> VectorMoves.ldmxcsr(c, i);
            case 481 -> VectorMoves.maskmovdqu(c, i);
            case 482 -> VectorMoves.movaps(c, i);
            case 483 -> VectorMoves.movd(c, i);
            case 484 -> VectorMoves.movdStore(c, i);
            case 485 -> VectorMoves.movddup(c, i);
            case 486 -> VectorMoves.movhlps(c, i);
            case 487 -> VectorMoves.movhps(c, i);
            case 488 -> VectorMoves.movlps(c, i);
            case 489 -> VectorMoves.movq(c, i);
            case 490 -> VectorMoves.movsd(c, i);
            case 491 -> VectorMoves.movshdup(c, i);
            case 492 -> VectorMoves.movsldup(c, i);
            case 493 -> VectorMoves.movss(c, i);
            case 494 -> VectorMoves.movups(c, i);
            case 495 -> VectorMoves.stmxcsr(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Arithmetic(Cpu c, Insn i) {
        switch (i.op) {
            case 496 -> X87Arithmetic.fabs(c, i);
            case 497 -> X87Arithmetic.fadd(c, i);
            case 498 -> X87Arithmetic.faddp(c, i);
            case 499 -> X87Arithmetic.fchs(c, i);
            case 500 -> X87Arithmetic.fdiv(c, i);
            case 501 -> X87Arithmetic.fdivp(c, i);
            case 502 -> X87Arithmetic.fdivr(c, i);
            case 503 -> X87Arithmetic.fdivrp(c, i);
            case 504 -> X87Arithmetic.fiadd(c, i);
            case 505 -> X87Arithmetic.fidiv(c, i);
            case 506 -> X87Arithmetic.fidivr(c, i);
            case 507 -> X87Arithmetic.fimul(c, i);
            case 508 -> X87Arithmetic.fisub(c, i);
            case 509 -> X87Arithmetic.fisubr(c, i);
            case 510 -> X87Arithmetic.fmul(c, i);
            case 511 -> X87Arithmetic.fmulp(c, i);
            case 512 -> X87Arithmetic.fprem(c, i);
            case 513 -> X87Arithmetic.fprem1(c, i);
            case 514 -> X87Arithmetic.frndint(c, i);
            case 515 -> X87Arithmetic.fscale(c, i);
            case 516 -> X87Arithmetic.fsqrt(c, i);
            case 517 -> X87Arithmetic.fsub(c, i);
            case 518 -> X87Arithmetic.fsubp(c, i);
            case 519 -> X87Arithmetic.fsubr(c, i);
            case 520 -> X87Arithmetic.fsubrp(c, i);
            case 521 -> X87Arithmetic.fxtract(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Compare(Cpu c, Insn i) {
        switch (i.op) {
            case 522 -> X87Compare.fcom(c, i);
            case 523 -> X87Compare.fcomi(c, i);
            case 524 -> X87Compare.fcomip(c, i);
            case 525 -> X87Compare.fcomp(c, i);
            case 526 -> X87Compare.fcompp(c, i);
            case 527 -> X87Compare.ficom(c, i);
            case 528 -> X87Compare.ficomp(c, i);
            case 529 -> X87Compare.ftst(c, i);
            case 530 -> X87Compare.fucom(c, i);
            case 531 -> X87Compare.fucomi(c, i);
            case 532 -> X87Compare.fucomip(c, i);
            case 533 -> X87Compare.fucomp(c, i);
            case 534 -> X87Compare.fucompp(c, i);
            case 535 -> X87Compare.fxam(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Control(Cpu c, Insn i) {
        switch (i.op) {
            case 536 -> X87Control.emms(c, i);
            case 537 -> X87Control.fdecstp(c, i);
            case 538 -> X87Control.ffree(c, i);
            case 539 -> X87Control.ffreep(c, i);
            case 540 -> X87Control.fincstp(c, i);
            case 541 -> X87Control.fldcw(c, i);
            case 542 -> X87Control.fldenv(c, i);
            case 543 -> X87Control.fnclex(c, i);
            case 544 -> X87Control.fninit(c, i);
            case 545 -> X87Control.fnop(c, i);
            case 546 -> X87Control.fnsave(c, i);
            case 547 -> X87Control.fnstcw(c, i);
            case 548 -> X87Control.fnstenv(c, i);
            case 549 -> X87Control.fnstsw(c, i);
            case 550 -> X87Control.frstor(c, i);
            case 551 -> X87Control.fwait(c, i);
            case 552 -> X87Control.obsolete(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Integer(Cpu c, Insn i) {
        switch (i.op) {
            case 553 -> X87Integer.fbld(c, i);
            case 554 -> X87Integer.fbstp(c, i);
            case 555 -> X87Integer.fild(c, i);
            case 556 -> X87Integer.fist(c, i);
            case 557 -> X87Integer.fistp(c, i);
            case 558 -> X87Integer.fisttp(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Transcendental(Cpu c, Insn i) {
        switch (i.op) {
            case 559 -> X87Transcendental.f2xm1(c, i);
            case 560 -> X87Transcendental.fcos(c, i);
            case 561 -> X87Transcendental.fpatan(c, i);
            case 562 -> X87Transcendental.fptan(c, i);
            case 563 -> X87Transcendental.fsin(c, i);
            case 564 -> X87Transcendental.fsincos(c, i);
            case 565 -> X87Transcendental.fyl2x(c, i);
            case 566 -> X87Transcendental.fyl2xp1(c, i);
            default -> throw missing(i);
        }
    }

    private static void x87Transfer(Cpu c, Insn i) {
        switch (i.op) {
            case 567 -> X87Transfer.fcmov(c, i);
            case 568 -> X87Transfer.fld(c, i);
            case 569 -> X87Transfer.fldConstant(c, i);
            case 570 -> X87Transfer.fldExtended(c, i);
            case 571 -> X87Transfer.fldRegister(c, i);
            case 572 -> X87Transfer.fst(c, i);
            case 573 -> X87Transfer.fstRegister(c, i);
            case 574 -> X87Transfer.fstp(c, i);
            case 575 -> X87Transfer.fstpExtended(c, i);
            case 576 -> X87Transfer.fstpRegister(c, i);
            case 577 -> X87Transfer.fstpnce(c, i);
            case 578 -> X87Transfer.fxch(c, i);
            default -> throw missing(i);
        }
    }

    private static IllegalStateException missing(Insn i) {
        return new IllegalStateException("no operation number " + i.op + ", row " + i.row);
    }
}
