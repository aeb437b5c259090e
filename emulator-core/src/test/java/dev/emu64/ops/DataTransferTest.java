package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.real16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Segment;
import org.junit.jupiter.api.Test;

class DataTransferTest {
    @Test
    void cmovThatDoesNotMoveStillClearsTheUpperHalfAndReadsMemory() {
        long64()
            .check("0f 44 c3", "cmove eax,ebx", "rax=ffffffff00000001 rbx=2", "rax=1")
            .check("0f 44 c3", "cmove eax,ebx", "rax=ffffffff00000001 rbx=2 zf=1", "rax=2")
            .check("0f 44 03", "cmove eax,DWORD PTR [rbx]", "rbx=400000", "fault=e");
    }

    @Test
    void xaddOfARegisterWithItselfDoublesIt() {
        long64()
            .check("0f c1 c0", "xadd eax,eax", "rax=5", "rax=a")
            .check("0f c1 d8", "xadd eax,ebx", "rax=5 rbx=3", "rax=8 rbx=5");
    }

    @Test
    void cmpxchgLoadsTheAccumulatorWhenDifferent() {
        long64()
            .check("0f b1 0b", "cmpxchg DWORD PTR [rbx],ecx", "rbx=8000 rax=1 rcx=9 [8000]=01000000", "[8000]=09000000 zf=1")
            .check("0f b1 0b", "cmpxchg DWORD PTR [rbx],ecx", "rbx=8000 rax=2 rcx=9 [8000]=01000000", "rax=1 [8000]=01000000 zf=0");
    }

    @Test
    void cmpxchg16bFaultsOnMisalignment() {
        long64()
            .check("48 0f c7 0b", "cmpxchg16b OWORD PTR [rbx]", "rbx=8008", "fault=d")
            .check("48 0f c7 0b", "cmpxchg16b OWORD PTR [rbx]", "rbx=8000 rax=1 rdx=2 [8000]=01000000000000000200000000000000 rcx=4 r8=1",
                "zf=1 [8000]=00800000000000000400000000000000");
    }

    @Test
    void wideningFollowsTheOperandSize() {
        long64()
            .check("98", "cwde", "rax=8000", "rax=ffff8000")
            .check("48 98", "cdqe", "rax=80000000", "rax=ffffffff80000000")
            .check("48 99", "cqo", "rax=8000000000000000", "rdx=ffffffffffffffff")
            .check("66 99", "cwd", "rax=7fff rdx=12345678", "rdx=12340000")
            .check("48 63 c3", "movsxd rax,ebx", "rbx=80000000", "rax=ffffffff80000000")
            .check("0f b7 c3", "movzx eax,bx", "rbx=12348765", "rax=8765");
    }

    @Test
    void bytesAreReversed() {
        long64()
            .check("0f c8", "bswap eax", "rax=ff11223344", "rax=44332211")
            .check("0f 38 f0 03", "movbe eax,DWORD PTR [rbx]", "rbx=8000 [8000]=11223344", "rax=11223344")
            .check("66 0f 38 f1 03", "movbe WORD PTR [rbx],ax", "rbx=8000 rax=1122", "[8000]=1122");
    }

    @Test
    void highByteRegistersNeedNoRex() {
        long64()
            .check("88 e3", "mov bl,ah", "rax=1234 rbx=ff", "rbx=12")
            .check("40 88 e3", "mov bl,spl", "rbx=ff", "rbx=0");
    }

    @Test
    void farPointersLoadOffsetAndSelector() {
        InstructionCheck machine = real16();
        machine.check("c4 07", "les ax,DWORD PTR [bx]", "rbx=8000 [8000]=34127856", "rax=1234");
        assertThat(machine.cpu().seg[Segment.ES].base).isEqualTo(0x56780);
    }

    @Test
    void xlatAddsAlUnsigned() {
        real16().check("d7", "xlat BYTE PTR ds:[bx]", "rbx=8000 rax=ff [80ff]=42", "rax=42");
    }
}
