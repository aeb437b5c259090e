package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.protected32;
import static dev.emu64.ops.InstructionCheck.real16;

import org.junit.jupiter.api.Test;

class StackTest {
    @Test
    void pushOfTheStackPointerPushesItsOldValue() {
        long64().check("54", "push rsp", "", "rsp=8ff8 [8ff8]=0090000000000000");
        real16().check("54", "push sp", "", "rsp=8ffe [8ffe]=0090");
    }

    @Test
    void popToMemoryAddressesBehindTheIncrement() {
        long64().check("8f 04 24", "pop QWORD PTR [rsp]", "[9000]=1122334455667788", "rsp=9008 [9008]=1122334455667788");
    }

    @Test
    void popOfTheStackPointerTakesThePoppedValue() {
        long64().check("5c", "pop rsp", "[9000]=3412000000000000", "rsp=1234");
    }

    @Test
    void aFaultingPopLeavesTheStackPointer() {
        long64().check("8f 03", "pop QWORD PTR [rbx]", "rbx=400000", "fault=e");
    }

    @Test
    void pushaStoresTheOldStackPointerAndPopaSkipsIt() {
        real16()
            .check("60", "pusha", "rax=1 rcx=2 rdx=3 rbx=4 rbp=5 rsi=6 rdi=7", "rsp=8ff0 [8ff0]=07000600050000900400030002000100")
            .check("61", "popa", "rsp=8ff0 [8ff0]=07000600050000900400030002000100", "rsp=9000 rax=1 rcx=2 rdx=3 rbx=4 rbp=5 rsi=6 rdi=7");
    }

    @Test
    void enterCopiesTheFramesOfOuterLevels() {
        protected32().check("c8 10 00 02", "enter 0x10,0x2", "rbp=8800 [87fc]=aabbccdd",
            "rbp=8ffc rsp=8fe4 [8ff4]=fc8f0000aabbccdd00880000");
    }

    @Test
    void leaveUndoesEnter() {
        protected32().check("c9", "leave", "rbp=8ffc [8ffc]=00880000", "rbp=8800 rsp=9000");
    }

    @Test
    void popfAtCpl3ChangesNeitherIfNorIopl() {
        protected32().cpl(3)
            .check("9d", "popf", "[9000]=00320000 if=0", "rsp=9004 if=0 iopl=0")
            .check("9d", "popf", "[9000]=00420000 if=0 iopl=3", "rsp=9004 if=1 iopl=3 nt=1");
        protected32().check("9d", "popf", "[9000]=00320000 if=0", "rsp=9004 if=1 iopl=3");
    }

    @Test
    void pushfHidesResumeAndVirtualMode() {
        protected32().check("9c", "pushf", "rf=1 cf=1", "rsp=8ffc [8ffc]=03000000");
    }

    @Test
    void a16BitPushOfASegmentMovesByTwo() {
        real16().check("16", "push ss", "", "rsp=8ffe [8ffe]=0000");
    }
}
