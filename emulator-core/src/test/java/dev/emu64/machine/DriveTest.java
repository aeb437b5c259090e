package dev.emu64.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.storage.MemoryDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveTest {
    private static Drive disk(int slot) {
        return new Drive(Drive.Kind.DISK, new MemoryDisk(new byte[512], false), slot);
    }

    @Test
    void drivesWithoutAPlaceFillTheGaps() {
        Drive second = disk(1);
        Drive any = disk(Drive.NEXT);
        Drive other = disk(Drive.NEXT);
        Drive diskette = new Drive(Drive.Kind.DISKETTE, new MemoryDisk(new byte[512], false));
        List<Drive> drives = List.of(any, diskette, second, other);
        assertThat(Drive.placed(drives, Drive.Kind.DISK, 4)).containsExactly(any, second, other, null);
        assertThat(Drive.placed(drives, Drive.Kind.DISKETTE, 2)).containsExactly(diskette, null);
    }

    @Test
    void aPlaceHoldsOneDrive() {
        assertThatThrownBy(() -> Drive.placed(List.of(disk(2), disk(2)), Drive.Kind.DISK, 4)).hasMessageContaining("no place 2");
        assertThatThrownBy(() -> Drive.placed(List.of(disk(0), disk(-1), disk(-1)), Drive.Kind.DISK, 2)).hasMessageContaining("no place 2");
    }

    @Test
    void theGuestFindsADiskWhereItIsConnected() {
        Machine machine = new Machine(TestedEngine.standard().withDrives(List.of(disk(3))));
        assertThat(statusOfDrive(machine, 0x1f0, 0xa0)).as("primary master").isZero();
        assertThat(statusOfDrive(machine, 0x170, 0xa0)).as("secondary master").isZero();
        assertThat(statusOfDrive(machine, 0x170, 0xb0) & 0x40).as("secondary slave is ready").isNotZero();
    }

    private static int statusOfDrive(Machine machine, int base, int select) {
        machine.board().ports.out(base + 6, 1, select);
        return (int) machine.board().ports.in(base + 7, 1);
    }
}
