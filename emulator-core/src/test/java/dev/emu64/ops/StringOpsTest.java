package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.protected32;
import static dev.emu64.ops.InstructionCheck.real16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Decoder;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import org.junit.jupiter.api.Test;

class StringOpsTest {
    private static final String REP_MOVSB = "rep movs BYTE PTR es:[rdi],BYTE PTR ds:[rsi]";

    @Test
    void repMovsCopiesAndCounts() {
        InstructionCheck machine = long64();
        machine.check("f3 a4", REP_MOVSB, "rsi=8000 rdi=8100 rcx=4 [8000]=11223344", "rsi=8004 rdi=8104 rcx=0 [8100]=1122334400 flags=kept");
        // the engine counts the last iteration
        assertThat(machine.cpu().clock.instructions).isEqualTo(3);
    }

    @Test
    void overlappingMovesRepeatWhatTheyHaveWritten() {
        long64().check("f3 a4", REP_MOVSB, "rsi=8000 rdi=8001 rcx=5 [8000]=aa", "rsi=8005 rdi=8006 rcx=0 [8000]=aaaaaaaaaaaa00");
    }

    @Test
    void overlappingWideMovesRepeatTheirPattern() {
        long64()
            .check("f3 a5", "rep movs DWORD PTR es:[rdi],DWORD PTR ds:[rsi]", "rsi=8000 rdi=8006 rcx=4 [8000]=010203040506",
                "rsi=8010 rdi=8016 rcx=0 [8000]=01020304050601020304050601020304050601020304")
            .check("f3 a5", "rep movs DWORD PTR es:[rdi],DWORD PTR ds:[rsi]", "rsi=800a rdi=8006 rcx=3 df=1 [800a]=a1a2a3a4",
                "rsi=7ffe rdi=7ffa rcx=0 [7ffe]=a1a2a3a4a1a2a3a4a1a2a3a4a1a2a3a4");
    }

    @Test
    void movesGoDownWithTheDirectionFlag() {
        long64().check("f3 a4", REP_MOVSB, "rsi=8003 rdi=8103 rcx=4 df=1 [8000]=11223344", "rsi=7fff rdi=80ff rcx=0 [8100]=11223344");
    }

    @Test
    void stosFillsAcrossPagesWithWideElements() {
        InstructionCheck machine = long64();
        machine.check("f3 48 ab", "rep stos QWORD PTR es:[rdi],rax", "rax=1122334455667788 rdi=7ffc rcx=402", "rdi=a00c rcx=0 [7ffc]=8877665544332211");
        byte[] filled = new byte[0x2012];
        machine.cpu().memory.copyOut(0x7ffc, filled, 0, filled.length);
        for (int n = 0; n < 0x2010; n++) {
            assertThat(filled[n]).isEqualTo((byte) (0x88 - 0x11 * (n & 7)));
        }
        assertThat(filled[0x2010]).isZero();
    }

    @Test
    void aFaultInTheMiddleLeavesWhatIsLeftToDo() {
        long64().check("f3 aa", "rep stos BYTE PTR es:[rdi],al", "rax=55 rdi=1ffffe rcx=5", "fault=e rdi=200000 rcx=3 [1ffffe]=5555");
    }

    @Test
    void addressesWrapAtTheAddressSize() {
        real16().check("f3 a4", "rep movs BYTE PTR es:[di],BYTE PTR ds:[si]", "rsi=fffe rdi=8000 rcx=4 [fffe]=1122 [0]=3344", "rsi=2 rdi=8004 rcx=0 [8000]=11223344");
    }

    @Test
    void aDueEventStopsBetweenIterationsAndResumes() {
        InstructionCheck machine = protected32();
        machine.check("f3 aa", "rep stos BYTE PTR es:[edi],al", "rax=55 rdi=8000 rcx=4", "rdi=8004 rcx=0");
        Cpu cpu = machine.cpu();
        cpu.r[Cpu.RCX] = 10;
        cpu.dueInstruction = cpu.clock.instructions + 4;
        cpu.startRip = 0x1000;
        cpu.rip = 0x1002;
        byte[] code = {(byte) 0xf3, (byte) 0xaa};
        StringOps.stos(cpu, new Decoder(cpu.cpuid.features()).decode(code, 0, 2, null, Decoder.mode(4, true)));
        assertThat(cpu.r[Cpu.RCX]).isEqualTo(6);
        assertThat(cpu.rip).isEqualTo(0x1000);
        assertThat(cpu.clock.instructions + 1).isEqualTo(cpu.dueInstruction);
    }

    @Test
    void comparisonsEndAtTheFirstDifferenceOrMatch() {
        long64()
            .check("f3 a6", "repz cmps BYTE PTR ds:[rsi],BYTE PTR es:[rdi]", "rsi=8000 rdi=8100 rcx=4 [8000]=11223344 [8100]=11224444",
                "rsi=8003 rdi=8103 rcx=1 zf=0 cf=1")
            .check("f2 ae", "repnz scas al,BYTE PTR es:[rdi]", "rax=33 rdi=8000 rcx=9 [8000]=11223344", "rdi=8003 rcx=6 zf=1")
            .check("f2 ae", "repnz scas al,BYTE PTR es:[rdi]", "rax=33 rdi=8000 rcx=0 zf=1", "flags=kept");
    }

    @Test
    void portsAreReadAndWrittenInTurn() {
        real16()
            .check("f3 6c", "rep ins BYTE PTR es:[di],dx", "rdx=80 rdi=8000 rcx=2", "rdi=8002 rcx=0 [8000]=ffff")
            .check("f3 6c", "rep ins BYTE PTR es:[di],dx", "rdx=80 rdi=8000 rcx=1", "rdi=8001 rcx=0 [8000]=ff00")
            .check("6e", "outs dx,BYTE PTR ds:[si]", "rdx=80 rsi=8000", "rsi=8001");
    }

    @Test
    void portsStopWhereAnEventHasComeNearer() {
        Cpu cpu = new Cpu(new Mmu(GuestMemory.pc(1 << 20)), new PortBus(), new VirtualClock(1));
        int[] accesses = new int[1];
        cpu.ports.attach("a chip that arms an event", 0x80, 0x80, new PortHandler() {
            @Override
            public int in8(int port) {
                if (++accesses[0] == 3) {
                    cpu.clock.dueInstruction = cpu.clock.instructions + 2;
                }
                return accesses[0];
            }

            @Override
            public void out8(int port, int value) {
                accesses[0]++;
            }
        });
        cpu.r[Cpu.RDX] = 0x80;
        cpu.r[Cpu.RDI] = 0x8000;
        cpu.r[Cpu.RCX] = 10;
        cpu.startRip = 0x1000;
        cpu.rip = 0x1002;
        byte[] code = {(byte) 0xf3, (byte) 0x6c};
        StringOps.ins(cpu, new Decoder(cpu.cpuid.features()).decode(code, 0, 2, null, Decoder.mode(2, false)));
        assertThat(accesses[0]).isEqualTo(4);
        assertThat(cpu.r[Cpu.RCX]).isEqualTo(6);
        assertThat(cpu.rip).isEqualTo(0x1000);
        assertThat(cpu.clock.instructions + 1).isEqualTo(cpu.clock.dueInstruction);
        assertThat(cpu.memory.read32(0x8000)).isEqualTo(0x04030201);
    }
}
