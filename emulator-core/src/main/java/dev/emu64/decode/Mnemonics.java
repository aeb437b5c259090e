package dev.emu64.decode;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** The mnemonics of all rows, in lower case, each followed by a blank. */
final class Mnemonics {
    static final char[] TEXT = unpack(2082,
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
            + "clflush clflushopt clwb rdrand rdseed rdrand rdseed ud2 ud1 ud0 ");

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
