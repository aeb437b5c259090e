package dev.emu64.decode;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** The mnemonics of all rows, in lower case, each followed by a blank. */
final class Mnemonics {
    static final char[] TEXT = unpack(5787,
            "add add add add add add add add add add adc adc adc adc adc adc adc adc adc adc sbb sbb sbb sbb sb"
            + "b sbb sbb sbb sbb sbb sub sub sub sub sub sub sub sub sub sub cmp cmp cmp cmp cmp cmp cmp cmp cm"
            + "p cmp inc inc inc dec dec dec neg neg mul mul imul imul div div idiv idiv imul imul imul or or o"
            + "r or or or or or or or and and and and and and and and and and xor xor xor xor xor xor xor xor x"
            + "or xor not not test test test test test test test test rol rol rol rol rol rol ror ror ror ror r"
            + "or ror rcl rcl rcl rcl rcl rcl rcr rcr rcr rcr rcr rcr shl shl shl shl shl shl shr shr shr shr s"
            + "hr shr shl shl shl shl shl shl sar sar sar sar sar sar shld shld shrd shrd rorx sarx shlx shrx b"
            + "t bt bts bts btr btr btc btc bsf bsr tzcnt lzcnt popcnt setcc crc32 crc32 mov mov mov mov mov mo"
            + "v mov mov mov mov mov mov mov mov mov lea les lds lss lfs lgs xchg xchg xchg xadd xadd cmpxchg c"
            + "mpxchg cmpxchg8b cmpxchg16b bswap movzx movzx movsx movsx movsxd cbw/cwde/cdqe cwd/cdq/cqo cmovc"
            + "c movbe movbe movbe movbe xlat push push push push push push push push push push pop pop pop pop"
            + " pop pop pop pusha popa pushf popf enter leave jcc jcc jmp jmp jmp call call ret ret loopne loop"
            + "e loop jcxz/jecxz/jrcxz jmp jmp call call retf retf iret int3 int into int1 bound movs movs cmps"
            + " cmps stos stos lods lods scas scas ins ins outs outs daa das aaa aas aam aad clc stc cmc cld st"
            + "d cli sti lahf sahf salc clac stac in in in in out out out out mov mov mov mov clts smsw smsw lm"
            + "sw sgdt sidt lgdt lidt sldt sldt str str lldt ltr verr verw lar lsl arpl invlpg invpcid invpcid "
            + "invd wbinvd wbnoinvd syscall sysretd/sysretd/sysretq sysenter sysexit swapgs wrmsr rdmsr rdtsc r"
            + "dtscp rdpmc rdpid rdpid cpuid xgetbv xsetbv rdfsbase rdgsbase wrfsbase wrgsbase hlt monitor mwai"
            + "t andn bextr blsr blsmsk blsi bzhi mulx pdep pext adcx adox nop pause prefetch prefetchw prefetc"
            + "hwt1 prefetch prefetch prefetch prefetch prefetch prefetchnta nop prefetcht0 nop prefetcht1 nop "
            + "prefetcht2 nop nop nop nop nop nop nop nop nop nop nop nop endbr64 endbr32 lfence mfence sfence "
            + "clflush clflushopt clwb rdrand rdseed rdrand rdseed ud2 ud1 ud0 movd movq movd movq movq movq pu"
            + "npcklbw punpcklwd punpckldq packsswb pcmpgtb pcmpgtw pcmpgtd packuswb punpckhbw punpckhwd punpck"
            + "hdq packssdw pcmpeqb pcmpeqw pcmpeqd psrlw psrld psrlq pmullw psubusb psubusw pand paddusb paddu"
            + "sw pandn psraw psrad pmulhw psubsb psubsw por paddsb paddsw pxor psllw pslld psllq pmaddwd psubb"
            + " psubw psubd paddb paddw paddd psrlw psraw psllw psrld psrad pslld psrlq psllq movups movups mov"
            + "ss movss movss movss movlps movhlps movlps movhps movlhps movhps movaps movaps movntps movmskps "
            + "sqrtps sqrtss addps addss mulps mulss subps subss minps minss divps divss maxps maxss rsqrtps rs"
            + "qrtss rcpps rcpss cmpps cmpss ucomiss comiss andps andnps orps xorps unpcklps unpckhps shufps cv"
            + "tpi2ps cvtsi2ss cvttps2pi cvttss2si cvtps2pi cvtss2si ldmxcsr stmxcsr pminub pmaxub pavgb pavgw "
            + "pmulhuw pminsw pmaxsw psadbw pshufw pinsrw pinsrw pextrw pmovmskb movntq maskmovq movupd movupd "
            + "movsd movsd movsd movsd movlpd movlpd movhpd movhpd movapd movapd movntpd movmskpd movd movq mov"
            + "d movq movq movq movdqa movdqa movdqu movdqu movntdq movnti maskmovdqu movq2dq movdq2q sqrtpd sq"
            + "rtsd addpd addsd mulpd mulsd subpd subsd minpd minsd divpd divsd maxpd maxsd cmppd cmpsd ucomisd"
            + " comisd andpd andnpd orpd xorpd unpcklpd unpckhpd shufpd cvtpi2pd cvtsi2sd cvttpd2pi cvttsd2si c"
            + "vtpd2pi cvtsd2si cvtps2pd cvtpd2ps cvtss2sd cvtsd2ss cvtdq2ps cvtps2dq cvttps2dq cvtdq2pd cvtpd2"
            + "dq cvttpd2dq paddq pmuludq psubq punpcklbw punpcklwd punpckldq packsswb pcmpgtb pcmpgtw pcmpgtd "
            + "packuswb punpckhbw punpckhwd punpckhdq packssdw punpcklqdq punpckhqdq pcmpeqb pcmpeqw pcmpeqd ps"
            + "rlw psrld psrlq paddq pmullw psubusb psubusw pminub pand paddusb paddusw pmaxub pandn pavgb psra"
            + "w psrad pavgw pmulhuw pmulhw psubsb psubsw pminsw por paddsb paddsw pmaxsw pxor psllw pslld psll"
            + "q pmuludq pmaddwd psadbw psubb psubw psubd psubq paddb paddw paddd psrlw psraw psllw psrld psrad"
            + " pslld psrlq psllq psrldq pslldq pshufd pshufhw pshuflw pinsrw pinsrw pextrw pmovmskb movddup mo"
            + "vsldup movshdup haddpd haddps hsubpd hsubps addsubpd addsubps lddqu pshufb phaddw phaddd phaddsw"
            + " pmaddubsw phsubw phsubd phsubsw psignb psignw psignd pmulhrsw pabsb pabsw pabsd palignr pshufb "
            + "phaddw phaddd phaddsw pmaddubsw phsubw phsubd phsubsw psignb psignw psignd pmulhrsw pabsb pabsw "
            + "pabsd palignr pmuldq pcmpeqq packusdw pminsb pminsd pminuw pminud pmaxsb pmaxsd pmaxuw pmaxud pm"
            + "ulld phminposuw mpsadbw pmovsxbw pmovsxbd pmovsxbq pmovsxwd pmovsxwq pmovsxdq pmovzxbw pmovzxbd "
            + "pmovzxbq pmovzxwd pmovzxwq pmovzxdq pblendvb blendvps blendvpd blendps blendpd pblendw pextrb pe"
            + "xtrb pextrw pextrw pextrd pextrq extractps pinsrb pinsrb insertps pinsrd pinsrq ptest movntdqa r"
            + "oundps roundpd roundss roundsd dpps dppd pcmpestrm pcmpestri pcmpistrm pcmpistri pcmpgtq fadd fa"
            + "dd fadd fadd faddp fiadd fiadd fmul fmul fmul fmul fmulp fimul fimul fsub fsub fsub fsub fsubp f"
            + "isub fisub fsubr fsubr fsubr fsubr fsubrp fisubr fisubr fdiv fdiv fdiv fdiv fdivp fidiv fidiv fd"
            + "ivr fdivr fdivr fdivr fdivrp fidivr fidivr fchs fabs fsqrt frndint fxtract fscale fprem fprem1 f"
            + "2xm1 fyl2x fptan fpatan fyl2xp1 fsincos fsin fcos fcom fcom fcom fcom2 fcomp fcomp fcomp fcomp3 "
            + "fcomp5 fcompp ficom ficom ficomp ficomp fucom fucomp fucompp fcomi fcomip fucomi fucomip ftst fx"
            + "am fld fld fld fld fld1 fldl2t fldl2e fldpi fldlg2 fldln2 fldz fst fst fst fstp fstp fstp fstp f"
            + "stpnce fstp8 fstp9 fxch fxch4 fxch7 fcmovb fcmovnb fcmove fcmovne fcmovbe fcmovnbe fcmovu fcmovn"
            + "u fild fild fild fist fist fistp fistp fistp fisttp fisttp fisttp fbld fbstp fwait fninit fnclex"
            + " fneni fndisi fnsetpm fldcw fnstcw fnstsw fnstsw fldenv fnstenv frstor fnsave fnop fdecstp fincs"
            + "tp ffree ffreep emms fxsave fxsave64 fxrstor fxrstor64 xsave xsave64 xrstor xrstor64 xsaveopt xs"
            + "aveopt64 xsavec xsavec64 ");

    private Mnemonics() {
    }

    private static char[] unpack(int length, String... pieces) {
        char[] values = new char[length];
        int at = 0;
        for (String piece : pieces) {
            piece.getChars(0, piece.length(), values, at);
            at += piece.length();
        }
        return values;
    }
}
