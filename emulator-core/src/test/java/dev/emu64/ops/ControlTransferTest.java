package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.protected32;
import static dev.emu64.ops.InstructionCheck.real16;

import org.junit.jupiter.api.Test;

class ControlTransferTest {
    @Test
    void conditionalJumpsFollowTheirFlags() {
        long64()
            .check("74 10", "je 0x1012", "zf=1", "rip=1012")
            .check("74 10", "je 0x1012", "zf=0", "")
            .check("0f 8f 00 ff ff ff", "jg 0xf06", "sf=1 of=1", "rip=f06");
    }

    @Test
    void targetsWrapAtTheOperandSize() {
        real16().check("e9 fc ef", "jmp 0xffff", "", "rip=ffff").check("eb 80", "jmp 0xf82", "", "rip=f82");
    }

    @Test
    void nonCanonicalTargetsFaultBeforeTheStackChanges() {
        long64()
            .check("ff d0", "call rax", "rax=800000000000", "fault=d")
            .check("c3", "ret", "[9000]=0000000000800000", "fault=d");
    }

    @Test
    void callPushesTheNextAddressAndRetReleasesBytes() {
        long64().check("e8 00 01 00 00", "call 0x1105", "", "rip=1105 rsp=8ff8 [8ff8]=0510000000000000");
        protected32().check("c2 08 00", "ret 0x8", "[9000]=78563412", "rip=12345678 rsp=900c");
    }

    @Test
    void targetsBeyondTheLimitFault() {
        real16().check("66 ff e0", "jmp eax", "rax=10000", "fault=d");
    }

    @Test
    void loopsCountByTheAddressSize() {
        long64()
            .check("e2 fe", "loop 0x1000", "rcx=100000001", "rip=1000 rcx=100000000")
            .check("67 e2 fd", "loop 0x1000", "rcx=100000001", "rcx=0")
            .check("e1 fe", "loope 0x1000", "rcx=2 zf=0", "rcx=1")
            .check("e0 fe", "loopne 0x1000", "rcx=2 zf=0", "rip=1000 rcx=1")
            .check("e3 10", "jrcxz 0x1012", "rcx=0", "rip=1012");
    }

    @Test
    void boundFaultsOutsideItsRange() {
        protected32()
            .check("62 03", "bound eax,QWORD PTR [ebx]", "rax=5 rbx=8000 [8000]=fbffffff05000000", "")
            .check("62 03", "bound eax,QWORD PTR [ebx]", "rax=6 rbx=8000 [8000]=fbffffff05000000", "fault=5")
            .check("62 03", "bound eax,QWORD PTR [ebx]", "rax=fffffffa rbx=8000 [8000]=fbffffff05000000", "fault=5");
    }
}
