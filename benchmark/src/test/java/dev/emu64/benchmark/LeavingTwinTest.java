package dev.emu64.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingTwinTest {
    /** Real-mode code: cli; mov al, 7; nops; jmp $ */
    private static byte[] bootSector(int... end) {
        byte[] sector = new byte[512];
        int[] code = {0xfa, 0xb0, 0x07, 0x90, 0x90, 0x90, 0x90, 0x90};
        for (int i = 0; i < code.length; i++) {
            sector[i] = (byte) code[i];
        }
        for (int i = 0; i < end.length; i++) {
            sector[code.length + i] = (byte) end[i];
        }
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        return sector;
    }

    private static StopReason run(byte[] image) {
        MachineConfig config = MachineConfig.standard().withDebugExits(List.of(0xf4), 4)
                .withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image, false))));
        return new Machine(config).run(RunLimits.headless(), RunObserver.NONE);
    }

    @Test
    void leavesWhereTheImageSpins() {
        byte[] image = bootSector(0xeb, 0xfe);

        assertThat(run(image)).isInstanceOf(StopReason.IdleForever.class);
        assertThat(run(LeavingTwin.of(image))).isEqualTo(new StopReason.DebugExit(7 << 1 | 1));
    }

    @Test
    void refusesAnImageThatHalts() {
        assertThatIllegalArgumentException().isThrownBy(() -> LeavingTwin.of(bootSector(0xf4))).withMessageContaining("loop of one jump");
    }

    @Test
    void refusesAnImageThatHoldsTheLoopTwice() {
        byte[] image = bootSector(0xeb, 0xfe);
        System.arraycopy(image, 0, image, 100, 10);

        assertThatIllegalArgumentException().isThrownBy(() -> LeavingTwin.of(image)).withMessageContaining("more than once");
    }
}
