package dev.emu64.bios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.machine.TestedEngine;
import org.junit.jupiter.api.Test;

class Int13DiskTest {
    private static final int PACKET = 0x3000;
    private static final int SECTORS = 200;

    private final RealModeCaller bios = new RealModeCaller(RealModeCaller.disk(SECTORS), TestedEngine.standard());

    private void packet(int count, int segment, int offset, long lba) {
        bios.memory.write(PACKET, 2, 16);
        bios.memory.write(PACKET + 2, 2, count);
        bios.memory.write(PACKET + 4, 2, offset);
        bios.memory.write(PACKET + 6, 2, segment);
        bios.memory.write(PACKET + 8, 8, lba);
        bios.segment(Segment.DS, 0).set(Cpu.RSI, PACKET).set(Cpu.RDX, 0x80);
    }

    @Test
    void extensionsArePresent() {
        bios.set(Cpu.RAX, 0x4100).set(Cpu.RBX, 0x55aa).set(Cpu.RDX, 0x80).call(0x13);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.word(Cpu.RBX)).isEqualTo(0xaa55);
        assertThat(bios.word(Cpu.RCX) & 1).isEqualTo(1);
    }

    @Test
    void packetReadCrossesA64KibBoundary() {
        packet(105, 0x07e0, 0, 1);
        bios.set(Cpu.RAX, 0x4200).call(0x13);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.high(Cpu.RAX)).isZero();
        for (int sector = 1; sector <= 105; sector++) {
            assertThat(bios.memory.read(0x7e00 + (sector - 1) * 512, 1)).isEqualTo(sector);
        }
    }

    @Test
    void readPastTheEndFailsWithoutTouchingMemory() {
        bios.memory.write(0x20000, 1, 0x99);
        packet(2, 0x2000, 0, SECTORS - 1);
        bios.set(Cpu.RAX, 0x4200).call(0x13);
        assertThat(bios.carry()).isTrue();
        assertThat(bios.high(Cpu.RAX)).isEqualTo(4);
        assertThat(bios.memory.read(0x20000, 1)).isEqualTo(0x99);
        assertThat(bios.memory.read(PACKET + 2, 2)).isZero();
    }

    @Test
    void chsReadFindsTheSector() {
        bios.segment(Segment.ES, 0x2000).set(Cpu.RAX, 0x0201).set(Cpu.RBX, 0).set(Cpu.RCX, 0x0003).set(Cpu.RDX, 0x0180).call(0x13);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.memory.read(0x20000, 1)).isEqualTo(63 + 2);
    }

    @Test
    void chsReadOfSectorZeroIsRefused() {
        bios.set(Cpu.RAX, 0x0201).set(Cpu.RCX, 0).set(Cpu.RDX, 0x80).call(0x13);
        assertThat(bios.carry()).isTrue();
    }

    @Test
    void writtenSectorsReadBack() {
        bios.memory.write(0x20000, 4, 0x12345678L);
        packet(1, 0x2000, 0, 7);
        bios.set(Cpu.RAX, 0x4300).call(0x13);
        assertThat(bios.carry()).isFalse();
        packet(1, 0x3000, 0, 7);
        bios.set(Cpu.RAX, 0x4200).call(0x13);
        assertThat(bios.memory.read(0x30000, 4)).isEqualTo(0x12345678L);
    }

    @Test
    void parametersReachEverySector() {
        bios.set(Cpu.RAX, 0x0800).set(Cpu.RDX, 0x80).call(0x13);
        assertThat(bios.carry()).isFalse();
        int sectors = bios.word(Cpu.RCX) & 63;
        int cylinders = (bios.high(Cpu.RCX) | (bios.word(Cpu.RCX) & 0xc0) << 2) + 1;
        int heads = bios.high(Cpu.RDX) + 1;
        assertThat(bios.low(Cpu.RDX)).isEqualTo(1);
        assertThat(sectors * cylinders * heads).isGreaterThanOrEqualTo(SECTORS);
    }

    @Test
    void extendedParametersTellTheSize() {
        bios.memory.write(PACKET, 2, 30);
        bios.segment(Segment.DS, 0).set(Cpu.RSI, PACKET).set(Cpu.RAX, 0x4800).set(Cpu.RDX, 0x80).call(0x13);
        assertThat(bios.carry()).isFalse();
        assertThat(bios.memory.read(PACKET + 16, 8)).isEqualTo(SECTORS);
        assertThat(bios.memory.read(PACKET + 24, 2)).isEqualTo(512);
    }

    @Test
    void anAbsentDriveIsRefused() {
        bios.set(Cpu.RAX, 0x4200).set(Cpu.RDX, 0x81).call(0x13);
        assertThat(bios.carry()).isTrue();
        bios.set(Cpu.RAX, 0x0201).set(Cpu.RCX, 1).set(Cpu.RDX, 0).call(0x13);
        assertThat(bios.carry()).isTrue();
    }
}
