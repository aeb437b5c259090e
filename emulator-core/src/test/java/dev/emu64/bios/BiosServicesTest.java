package dev.emu64.bios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.display.TextScreen;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.machine.TestedEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registers in, registers and memory out. */
class BiosServicesTest {
    private static final long SMAP = 0x534d4150L;

    private final RealModeCaller bios = new RealModeCaller();

    @Test
    void handsOverTheDriveNumberAndAStack() {
        assertThat(bios.low(Cpu.RDX)).isEqualTo(0x80);
        assertThat(bios.word(Cpu.RAX)).isEqualTo(0xaa55);
        assertThat(bios.cpu.seg[Segment.CS].selector).isZero();
        assertThat(bios.cpu.seg[Segment.DS].selector).isZero();
    }

    @Test
    void leavesTheProcessorAsAPowerOnSelfTestDoes() {
        assertThat(bios.cpu.control.cr0).isEqualTo(0x10);
        assertThat(bios.cpu.idtrLimit).isEqualTo(0x3ff);
    }

    @Test
    void leavesTheInterruptMasksThatKernelsKeep() {
        assertThat(bios.cpu.ports.in(0x21, 1)).isEqualTo(0xb8);
        assertThat(bios.cpu.ports.in(0xa1, 1)).isEqualTo(0x8e);
    }

    @Test
    void dataAreaDescribesTheMachine() {
        assertThat(bios.memory.read(0x400, 2)).isEqualTo(0x3f8);
        assertThat(bios.memory.read(0x40e, 2)).isEqualTo(0x9fc0);
        assertThat(bios.memory.read(0x413, 2)).isEqualTo(639);
        assertThat(bios.memory.read(0x449, 1)).isEqualTo(3);
        assertThat(bios.memory.read(0x44a, 2)).isEqualTo(80);
        assertThat(bios.memory.read(0x475, 1)).isEqualTo(1);
        assertThat(bios.memory.read(0x484, 1)).isEqualTo(24);
    }

    @Test
    void equipmentAndMemorySizeAgreeWithTheDataArea() {
        assertThat(bios.call(0x11).word(Cpu.RAX)).isEqualTo((int) bios.memory.read(0x410, 2));
        assertThat(bios.call(0x12).word(Cpu.RAX)).isEqualTo(639);
    }

    @Test
    void teletypeWritesAndScrolls() {
        for (int line = 0; line < 30; line++) {
            for (char character : ("line " + line + "\r\n").toCharArray()) {
                bios.set(Cpu.RAX, 0x0e00 | character).set(Cpu.RBX, 7).call(0x10);
            }
        }
        TextScreen screen = (TextScreen) bios.machine.screen();
        assertThat(screen.lines().get(0)).isEqualTo("line 6");
        assertThat(screen.lines().get(23)).isEqualTo("line 29");
        assertThat(screen.cursor().row()).isEqualTo(24);
    }

    @Test
    void cellsAreWrittenWithTheirAttributeAndReadBack() {
        bios.set(Cpu.RAX, 0x0200).set(Cpu.RBX, 0).set(Cpu.RDX, 0x0510).call(0x10);
        bios.set(Cpu.RAX, 0x0941).set(Cpu.RBX, 0x001e).set(Cpu.RCX, 3).call(0x10);
        TextScreen screen = (TextScreen) bios.machine.screen();
        assertThat(screen.line(5).substring(16, 20)).isEqualTo("AAA ");
        assertThat(screen.attribute(5, 18)).isEqualTo(0x1e);
        assertThat(bios.set(Cpu.RAX, 0x0800).set(Cpu.RBX, 0).call(0x10).word(Cpu.RAX)).isEqualTo(0x1e41);
    }

    @Test
    void unknownSystemServiceSetsCarry() {
        bios.set(Cpu.RAX, 0xec00).set(Cpu.RBX, 2).call(0x15);
        assertThat(bios.carry()).isTrue();
        assertThat(bios.high(Cpu.RAX)).isEqualTo(0x86);
    }

    @Test
    void memoryMapCoversRamWithoutOverlapAndEndsBelowFourGib() {
        List<long[]> ranges = memoryMap(bios);
        long end = 0;
        long ram = 0;
        for (long[] range : ranges) {
            assertThat(range[0]).isGreaterThanOrEqualTo(end);
            end = range[0] + range[1];
            ram += range[2] == 1 ? range[1] : 0;
        }
        assertThat(end).isEqualTo(1L << 32);
        assertThat(ram).isEqualTo((128L << 20) - 0x100000 + 0x9fc00);
    }

    @Test
    void ramBeyondThePciHoleIsReportedAboveFourGib() {
        RealModeCaller large = new RealModeCaller(RealModeCaller.disk(2), TestedEngine.standard().withRamBytes(5L << 30));
        List<long[]> ranges = memoryMap(large);
        assertThat(ranges.get(ranges.size() - 1)).containsExactly(4L << 30, 2L << 30, 1);
    }

    private static List<long[]> memoryMap(RealModeCaller bios) {
        List<long[]> ranges = new ArrayList<>();
        long next = 0;
        do {
            bios.segment(Segment.ES, 0x1000).set(Cpu.RDI, 0).set(Cpu.RAX, 0xe820).set(Cpu.RBX, next).set(Cpu.RCX, 24).set(Cpu.RDX, SMAP).call(0x15);
            assertThat(bios.carry()).isFalse();
            assertThat(bios.cpu.r[Cpu.RAX]).isEqualTo(SMAP);
            ranges.add(new long[] {bios.memory.read(0x10000, 8), bios.memory.read(0x10008, 8), bios.memory.read(0x10010, 4)});
            next = bios.cpu.r[Cpu.RBX];
        } while (next != 0);
        return ranges;
    }

    @Test
    void extendedMemorySizesAgree() {
        bios.set(Cpu.RAX, 0xe801).call(0x15);
        assertThat(bios.word(Cpu.RAX)).isEqualTo(15 * 1024);
        assertThat(bios.word(Cpu.RBX)).isEqualTo((128 - 16) * 16);
        assertThat(bios.set(Cpu.RAX, 0x8800).call(0x15).word(Cpu.RAX)).isEqualTo(0xfc00);
    }

    @Test
    void a20CanBeSwitchedAndAsked() {
        bios.set(Cpu.RAX, 0x2400).call(0x15);
        assertThat(bios.set(Cpu.RAX, 0x2402).call(0x15).low(Cpu.RAX)).isZero();
        bios.set(Cpu.RAX, 0x2401).call(0x15);
        assertThat(bios.set(Cpu.RAX, 0x2402).call(0x15).low(Cpu.RAX)).isEqualTo(1);
    }

    @Test
    void waitTakesGuestTime() {
        long before = bios.machine.nanos();
        bios.set(Cpu.RAX, 0x8600).set(Cpu.RCX, 1).set(Cpu.RDX, 0).call(0x15);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.machine.nanos() - before).isBetween(65_536_000L, 65_600_000L);
    }

    @Test
    void blockMoveReachesExtendedMemory() {
        bios.memory.write(0x20000, 4, 0xcafebabeL);
        bios.memory.fill(0x3000, 48, 0);
        descriptor(0x3010, 0x20000);
        descriptor(0x3018, 0x300000);
        bios.segment(Segment.ES, 0).set(Cpu.RSI, 0x3000).set(Cpu.RAX, 0x8700).set(Cpu.RCX, 2).call(0x15);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.memory.read(0x300000, 4)).isEqualTo(0xcafebabeL);
    }

    private void descriptor(long at, long base) {
        bios.memory.write(at, 2, 0xffff);
        bios.memory.write(at + 2, 4, base | 0x93000000L);
    }

    @Test
    void keyWaitsForTheNextKeyPress() {
        bios.machine.key(KeyEvent.press(Key.A));
        bios.machine.key(KeyEvent.release(Key.A));
        assertThat(bios.set(Cpu.RAX, 0).call(0x16).word(Cpu.RAX)).isEqualTo(0x1e61);
    }

    @Test
    void ticksAdvanceWhileTheGuestWaits() {
        bios.set(Cpu.RAX, 0).call(0x1a);
        int before = bios.word(Cpu.RDX);
        bios.set(Cpu.RAX, 0x8600).set(Cpu.RCX, 0x0f).set(Cpu.RDX, 0x4240).call(0x15);
        bios.set(Cpu.RAX, 0).call(0x1a);
        assertThat(bios.word(Cpu.RDX) - before & 0xffff).isBetween(17, 19);
    }

    @Test
    void clockShowsTheConfiguredDate() {
        bios.set(Cpu.RAX, 0x0400).call(0x1a);
        assertThat(bios.word(Cpu.RCX)).isEqualTo(0x2026);
        assertThat(bios.word(Cpu.RDX)).isEqualTo(0x0101);
    }

    @Test
    void vbeOffersTheModeThatBootLoadersPick() {
        bios.segment(Segment.ES, 0x2000).set(Cpu.RDI, 0).set(Cpu.RAX, 0x4f00).call(0x10);
        assertThat(bios.word(Cpu.RAX)).isEqualTo(0x004f);
        assertThat(bios.memory.read(0x20000, 4)).isEqualTo(0x41534556L);
        bios.set(Cpu.RDI, 0x400).set(Cpu.RAX, 0x4f01).set(Cpu.RCX, 0x18e).call(0x10);
        assertThat(bios.memory.read(0x20400, 2) & 0x90).isEqualTo(0x90);
        assertThat(bios.memory.read(0x20412, 2)).isEqualTo(1280);
        assertThat(bios.memory.read(0x20414, 2)).isEqualTo(720);
        assertThat(bios.memory.read(0x20419, 1)).isEqualTo(24);
        bios.set(Cpu.RAX, 0x4f02).set(Cpu.RBX, 0x418e).call(0x10);
        assertThat(bios.word(Cpu.RAX)).isEqualTo(0x004f);
        assertThat(bios.set(Cpu.RAX, 0x4f03).call(0x10).word(Cpu.RBX)).isEqualTo(0x418e);
    }

    @Test
    void edidSumsToZero() {
        bios.segment(Segment.ES, 0x2000).set(Cpu.RDI, 0).set(Cpu.RAX, 0x4f15).set(Cpu.RBX, 1).set(Cpu.RCX, 0).set(Cpu.RDX, 0).call(0x10);
        int sum = 0;
        for (int i = 0; i < 128; i++) {
            sum += (int) bios.memory.read(0x20000 + i, 1);
        }
        assertThat(sum & 0xff).isZero();
    }

    @Test
    void smallFontGivesFiftyRows() {
        bios.set(Cpu.RAX, 0x1112).set(Cpu.RBX, 0).call(0x10);
        TextScreen screen = (TextScreen) bios.machine.screen();
        assertThat(screen.rows()).isEqualTo(50);
        assertThat(bios.memory.read(0x484, 1)).isEqualTo(49);
    }

    @Test
    void romFontHoldsTheLetterA() {
        bios.set(Cpu.RAX, 0x1130).set(Cpu.RBX, 0x0600).call(0x10);
        long font = bios.cpu.seg[Segment.ES].base + bios.word(Cpu.RBP);
        dev.emu64.display.Font rom = dev.emu64.display.Font.rom(8, 16, false);
        for (int line = 0; line < 16; line++) {
            assertThat((int) bios.memory.read(font + 'A' * 16 + line, 1)).isEqualTo(rom.line('A', line));
        }
    }

    @Test
    void cmosTellsTheMemorySize() {
        bios.cpu.ports.out(0x70, 1, 0x35);
        int high = bios.cpu.ports.in(0x71, 1);
        bios.cpu.ports.out(0x70, 1, 0x34);
        assertThat(high << 8 | bios.cpu.ports.in(0x71, 1)).isEqualTo((128 - 16) * 16);
    }
}
