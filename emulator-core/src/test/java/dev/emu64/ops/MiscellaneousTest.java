package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.protected32;
import static dev.emu64.ops.InstructionCheck.real16;

import org.junit.jupiter.api.Test;

class MiscellaneousTest {
    @Test
    void aNopTouchesNoMemory() {
        long64().check("0f 1f 03", "nop DWORD PTR [rbx]", "rbx=400000", "flags=kept").check("f3 90", "pause", "", "flags=kept");
    }

    @Test
    void undefinedEncodingsFault() {
        long64().check("0f 0b", "ud2", "", "fault=6");
        protected32().check("f0 01 d8", "(bad)", "", "fault=6");
    }

    @Test
    void leaTakesNoSegmentAndNoLimit() {
        long64().check("8d 44 8b 10", "lea eax,[rbx+rcx*4+0x10]", "rbx=fffffffff rcx=1", "rax=13");
        real16().check("66 8d 07", "lea eax,[bx]", "rbx=12348000", "rax=8000");
    }

    @Test
    void logicClearsCarryAndOverflow() {
        long64()
            .check("31 c0", "xor eax,eax", "rax=ffffffffffffffff cf=1 of=1", "rax=0 zf=1 pf=1 cf=0 of=0 sf=0")
            .check("84 c0", "test al,al", "rax=80 cf=1", "sf=1 cf=0 zf=0")
            .check("f7 d0", "not eax", "rax=1 cf=1", "rax=fffffffe flags=kept")
            .check("83 c8 f0", "or eax,0xfffffff0", "rax=1", "rax=fffffff1");
    }

    @Test
    void randomNumbersSetCarryAndRepeatFromRunToRun() {
        InstructionCheck machine = long64();
        machine.check("48 0f c7 f0", "rdrand rax", "", "rax=" + Long.toHexString(first()) + " cf=1 zf=0");
    }

    private static long first() {
        long z = 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
