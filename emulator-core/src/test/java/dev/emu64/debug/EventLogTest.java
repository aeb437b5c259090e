package dev.emu64.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of {@code -d int,cpu_reset,in_asm,exec}; QEMU 7.2 writes the same records for the same guest. */
class EventLogTest {
    private final StringBuilder log = new StringBuilder();

    private void run(Machine machine, Probe probe) {
        machine.probe(List.of(probe));
        machine.run(RunLimits.headless().withMaxInstructions(1_000_000), RunObserver.NONE);
    }

    @Test
    void everyHandlerEnteredIsARecordWithTheRegisters() {
        Machine machine = FlatGuest.machine(FlatGuest.DIVIDES_WITHOUT_IDT);
        run(machine, new EventLog(machine.cpu(), true, true, log::append));
        String[] lines = log.toString().split("\n");
        assertThat(lines[0]).isEqualTo("check_exception old: 0xffffffff new 0x0");
        assertThat(lines[1]).startsWith("     0: v=00 e=0000 i=0 cpl=0 IP=0008:0000000000007c2b pc=0000000000007c2b SP=0010:0000000000007c00 env->regs[R_EAX]=");
        assertThat(lines).contains("ESI=00000000 EDI=00000000 EBP=00000000 ESP=00007c00",
            "EIP=00007c2b EFL=00000046 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=0",
            "ES =0000 00000000 0000ffff 00009300 DPL=0 DS16 [-WA]",
            "SS =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]",
            "TR =0000 00000000 0000ffff 00008b00 DPL=0 TSS32-busy",
            "GDT=     00007c39 00000017",
            "check_exception old: 0x0 new 0xd",
            "check_exception old: 0x8 new 0xd");
        assertThat(lines[lines.length - 1]).isEqualTo("Triple fault");
    }

    @Test
    void pageFaultsTellTheirAddressInLongMode() {
        Machine machine = FlatGuest.machine(FlatGuest.OVERFLOWS_ITS_STACK);
        run(machine, new EventLog(machine.cpu(), true, false, log::append));
        assertThat(log).contains("     0: v=0e e=0002 i=0 cpl=0 IP=0008:0000000000007ca1 pc=0000000000007ca1 SP=0000:0000000000006000 CR2=0000000000005ff8\nRAX=")
            .contains("CS =0008 0000000000000000 00000000 00209b00 DPL=0 CS64 [-RA]\n").contains("EFER=0000000000000500\n").doesNotContain("Triple");
    }

    @Test
    void blocksAreListedOnceAndTracedEachTime() {
        Machine machine = FlatGuest.machine(FlatGuest.OVERFLOWS_ITS_STACK);
        run(machine, new BlockLog(machine.cpu(), true, true, Symbols.NONE, log::append));
        assertThat(log).containsOnlyOnce("IN: \n0x00007ca1:  50                       push rax\n0x00007ca2:  eb fd                    jmp 0x7ca1\n\n");
        String trace = "Trace 0: 0x000000007ca1 [0000000000000000/0000000000007ca1/00000086/00000018] \n";
        // (6100 - 6000) / 8 pushes go well, the first of them in the block before, and the next faults
        assertThat((log.length() - log.toString().replace(trace, "").length()) / trace.length()).isEqualTo(32);
    }

    @Test
    void aRepeatedStringInstructionEntersItsBlockOnce() {
        Machine machine = FlatGuest.machine(FlatGuest.OVERFLOWS_ITS_STACK);
        run(machine, new BlockLog(machine.cpu(), false, true, Symbols.NONE, log::append));
        assertThat(log.indexOf("/0000000000007c15/")).isEqualTo(-1);
    }

    @Test
    void aWatchedGuestComputesTheSame() {
        Machine watched = FlatGuest.machine(FlatGuest.OVERFLOWS_ITS_STACK);
        run(watched, new EventLog(watched.cpu(), true, true, log::append));
        Machine alone = FlatGuest.machine(FlatGuest.OVERFLOWS_ITS_STACK);
        alone.run(RunLimits.headless().withMaxInstructions(1_000_000), RunObserver.NONE);
        assertThat(watched.stateHash()).isEqualTo(alone.stateHash());
    }
}
