package dev.emu64.machine.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Cpu;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.machine.TestedEngine;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElToritoBootTest {
    private static final int CD_SECTOR = 2048;
    private static final int VOLUME = 16;
    private static final int BOOT_RECORD = 17;
    private static final int CATALOGUE = 19;
    private static final int BOOT_IMAGE = 20;
    /** MOV AH,42h; MOV SI,packet; INT 13h; CLI; HLT; the packet: one CD sector, number 21, to 2000:0000. */
    private static final int[] CODE = {
        0xb4, 0x42, 0xbe, 0x09, 0x7c, 0xcd, 0x13, 0xfa, 0xf4,
        0x10, 0, 1, 0, 0, 0, 0, 0x20, 21, 0, 0, 0, 0, 0, 0, 0,
    };

    private static byte[] cd(int segment) {
        byte[] cd = new byte[24 * CD_SECTOR];
        ByteBuffer b = ByteBuffer.wrap(cd).order(ByteOrder.LITTLE_ENDIAN);
        b.put(VOLUME * CD_SECTOR, (byte) 1).put(VOLUME * CD_SECTOR + 1, "CD001\1".getBytes(StandardCharsets.US_ASCII));
        b.put(BOOT_RECORD * CD_SECTOR + 1, "CD001\1EL TORITO SPECIFICATION".getBytes(StandardCharsets.US_ASCII));
        b.putInt(BOOT_RECORD * CD_SECTOR + 71, CATALOGUE);
        b.put((BOOT_RECORD + 1) * CD_SECTOR, (byte) 0xff).put((BOOT_RECORD + 1) * CD_SECTOR + 1, "CD001\1".getBytes(StandardCharsets.US_ASCII));
        int entry = CATALOGUE * CD_SECTOR;
        b.put(entry, (byte) 1).put(entry + 30, (byte) 0x55).put(entry + 31, (byte) 0xaa);
        b.putShort(entry + 28, (short) 0x55aa);
        b.put(entry + 32, (byte) 0x88).putShort(entry + 34, (short) segment).putShort(entry + 38, (short) 4).putInt(entry + 40, BOOT_IMAGE);
        for (int i = 0; i < CODE.length; i++) {
            cd[BOOT_IMAGE * CD_SECTOR + i] = (byte) CODE[i];
        }
        b.putInt(21 * CD_SECTOR, 0x600df00d);
        return cd;
    }

    private static Machine boot(byte[] cd, Class<? extends StopReason> end) {
        Machine machine = new Machine(TestedEngine.standard().withDrives(List.of(new Drive(Drive.Kind.CD_ROM, new MemoryDisk(cd, true)))));
        assertThat(machine.run(RunLimits.headless(), RunObserver.NONE)).isInstanceOf(end);
        return machine;
    }

    @Test
    void bootsFromTheCatalogueAndReadsInSectorsOf2048Bytes() {
        Cpu cpu = boot(cd(0), StopReason.IdleForever.class).cpu();
        assertThat(cpu.r[Cpu.RDX] & 0xff).isEqualTo(0xe0);
        assertThat(cpu.rip).isEqualTo(0x7c09);
        assertThat(cpu.memory.read(0x20000, 4)).isEqualTo(0x600df00dL);
    }

    @Test
    void entersANamedSegmentAtOffsetZero() {
        Cpu cpu = boot(cd(0x1234), StopReason.IdleForever.class).cpu();
        assertThat(cpu.seg[dev.emu64.cpu.Segment.CS].selector).isEqualTo(0x1234);
        assertThat(cpu.memory.read(0x12340, 1)).isEqualTo(0xb4);
    }

    @Test
    void saysSoWhereNothingCanBeBooted() {
        Machine machine = boot(new byte[24 * CD_SECTOR], StopReason.NotBootable.class);
        assertThat(((dev.emu64.display.TextScreen) machine.screen()).lines().get(0)).isEqualTo("No bootable device.");
    }
}
