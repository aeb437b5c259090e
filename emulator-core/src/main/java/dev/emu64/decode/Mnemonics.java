package dev.emu64.decode;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** The mnemonics of all rows, in lower case, each followed by a blank. */
final class Mnemonics {
    static final char[] TEXT = unpack(2120,
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
            + " pop pop pop pusha/pushad popa/popad pushf/pushfd/pushfq popf/popfd/popfq enter leave jcc jcc jm"
            + "p jmp jmp call call ret ret loopne loope loop jcxz/jecxz/jrcxz jmpf jmpf callf callf retf retf i"
            + "ret/iretd/iretq int3 int into int1 bound movs movs cmps cmps stos stos lods lods scas scas ins i"
            + "ns outs outs daa das aaa aas aam aad clc stc cmc cld std cli sti lahf sahf salc clac stac in in "
            + "in in out out out out mov mov mov mov clts smsw smsw lmsw sgdt sidt lgdt lidt sldt sldt str str "
            + "lldt ltr verr verw lar lsl arpl invlpg invpcid invpcid invd wbinvd wbnoinvd syscall sysret sysen"
            + "ter sysexit swapgs wrmsr rdmsr rdtsc rdtscp rdpmc rdpid rdpid cpuid xgetbv xsetbv rdfsbase rdgsb"
            + "ase wrfsbase wrgsbase hlt monitor mwait andn bextr blsr blsmsk blsi bzhi mulx pdep pext adcx ado"
            + "x nop pause prefetch prefetchw prefetchwt1 prefetch prefetch prefetch prefetch prefetch prefetch"
            + "nta nop prefetcht0 nop prefetcht1 nop prefetcht2 nop nop nop nop nop nop nop nop nop nop nop nop"
            + " endbr64 endbr32 lfence mfence sfence clflush clflushopt clwb rdrand rdseed rdrand rdseed ud2 ud"
            + "1 ud0 ");

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
