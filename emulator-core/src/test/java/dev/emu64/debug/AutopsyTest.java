package dev.emu64.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of guests that make the usual mistakes. */
class AutopsyTest {
    private static StopReason.TripleFault shutdown(Machine machine) {
        StopReason stop = machine.run(RunLimits.headless().withMaxInstructions(100_000_000), RunObserver.NONE);
        assertThat(stop).isInstanceOf(StopReason.TripleFault.class);
        return (StopReason.TripleFault) stop;
    }

    private static List<String> story(String guest) {
        return shutdown(FlatGuest.machine(guest)).story();
    }

    @Test
    void missingIdtIsNamed() {
        StopReason.TripleFault fault = shutdown(FlatGuest.machine(FlatGuest.DIVIDES_WITHOUT_IDT));
        assertThat(fault.describe()).isEqualTo("triple fault: #DE divide error at 0008:00007c2b");
        assertThat(fault.story()).contains(
            "  at 0008:00007c2b:  f7 f1  div ecx",
            "  1. #DE divide error",
            "     not handled: the IDT ends before gate 0: its limit is 0x0000, the gate lies at 0x0",
            "     which is #GP general protection, error code 0x0003, together a double fault",
            "     which is #GP general protection, error code 0x0043, while a double fault was being delivered: triple fault",
            "  Likely cause: No IDT is loaded (its limit is 0x0000): load one with lidt before anything can fault.");
    }

    @Test
    void interruptBeforeRemappingThePicsIsRecognised() {
        List<String> story = story(FlatGuest.OPENS_INTERRUPTS_TOO_EARLY);
        assertThat(story).contains("  1. interrupt of a device, vector 0x08", "     not handled: gate 8 of the IDT is empty",
            "  2. #GP general protection, error code 0x0043", "     not handled: gate 13 of the IDT is empty", "  3. #DF double fault, error code 0x0000");
        assertThat(story.get(story.size() - 1)).contains("IRQ 0 arrived as vector 8").contains("remap the PICs");
    }

    @Test
    void stackOverflowTellsThePageWalkAndTheStackThatWasMissing() {
        List<String> story = story(FlatGuest.OVERFLOWS_ITS_STACK);
        assertThat(story.get(1)).endsWith(":  50  push rax");
        assertThat(story.get(2)).contains("#PF page fault, error code 0x0002: write to 0x5ff8, the page is not present").contains("PTE[5]=0x0 not present");
        assertThat(story.get(3)).contains("its frame could not be pushed: the stack pointer is 0x6000");
        assertThat(story.get(story.size() - 1)).startsWith("  Likely cause: Stack overflow: RSP 0x6000").contains("IST");
    }

    @Test
    void sseWithoutOsfxsrIsNamed() {
        List<String> story = story(FlatGuest.USES_SSE_WITHOUT_OSFXSR);
        assertThat(story.get(2)).isEqualTo("  1. #UD invalid opcode");
        assertThat(story.get(story.size() - 1)).startsWith("  Likely cause: The SSE instruction movaps was executed while CR4.OSFXSR is 0");
    }

    @Test
    void misalignedMovapsTellsTheAddress() {
        List<String> story = story(FlatGuest.MISALIGNS_ITS_STACK);
        assertThat(story.get(1)).endsWith("movaps XMMWORD PTR [rsp],xmm1");
        assertThat(story.get(story.size() - 1)).startsWith("  Likely cause: movaps needs an address aligned to 16 bytes, but 0x6ff8 is not");
    }

    @Test
    void registersAreThoseBeforeTheReset() {
        assertThat(story(FlatGuest.DIVIDES_WITHOUT_IDT)).anyMatch(line -> line.contains("ESP=00007c00"))
            .anyMatch(line -> line.contains("CS=0008 SS=0010 DS=0010") && line.contains("GDT=00007c39:0017"));
    }

    @Test
    void symbolsAreShownWhereKnown() {
        Machine machine = FlatGuest.machine(FlatGuest.DIVIDES_WITHOUT_IDT);
        machine.symbols(linear -> linear >= 0x7c00 && linear < 0x7e00 ? "boot+0x" + Long.toHexString(linear - 0x7c00) : null);
        assertThat(shutdown(machine).summary()).isEqualTo("#DE divide error at 0008:00007c2b <boot+0x2b>");
    }
}
