package dev.emu64.machine;

import dev.emu64.device.timer.Mc146818;

/** What a set-up program would have stored in CMOS RAM: equipment and memory sizes, at the addresses of the PC/AT. */
final class CmosSetup {
    private static final int DISKETTES = 0x10;
    private static final int HARD_DISKS = 0x12;
    private static final int EQUIPMENT = 0x14;
    private static final int BASE_MEMORY_KIB = 0x15;
    private static final int EXTENDED_MEMORY_KIB = 0x17;
    private static final int EXTENDED_MEMORY_KIB_AGAIN = 0x30;
    /** Memory between 16 MiB and 4 GiB in units of 64 KiB, as QEMU and Bochs store it. */
    private static final int MEMORY_ABOVE_16_MIB = 0x34;
    private static final int DISKETTE_1440K = 4;
    private static final int MOST_KIB = 0xfc00;

    private CmosSetup() {
    }

    static void describe(Mc146818 cmos, MachineConfig config) {
        int disks = 0;
        int diskettes = 0;
        for (Drive drive : config.drives()) {
            disks += drive.kind() == Drive.Kind.DISK ? 1 : 0;
            diskettes += drive.kind() == Drive.Kind.DISKETTE ? 1 : 0;
        }
        Drive[] places = Drive.placed(config.drives(), Drive.Kind.DISKETTE, Drive.DISKETTE_SLOTS);
        cmos.setCmos(DISKETTES, (places[0] != null ? DISKETTE_1440K << 4 : 0) | (places[1] != null ? DISKETTE_1440K : 0));
        cmos.setCmos(HARD_DISKS, (disks > 0 ? 0xf0 : 0) | (disks > 1 ? 0x0f : 0));
        cmos.setCmos(EQUIPMENT, 0x06 | (diskettes > 0 ? 1 | diskettes - 1 << 6 : 0));
        word(cmos, BASE_MEMORY_KIB, 640);
        int extended = (int) Math.min(config.ramBytes() / 1024 - 1024, MOST_KIB);
        word(cmos, EXTENDED_MEMORY_KIB, extended);
        word(cmos, EXTENDED_MEMORY_KIB_AGAIN, extended);
        long low = Math.min(config.ramBytes(), 3L << 30);
        word(cmos, MEMORY_ABOVE_16_MIB, (int) (Math.max(0, low - (16L << 20)) >>> 16));
    }

    private static void word(Mc146818 cmos, int address, int value) {
        cmos.setCmos(address, value & 0xff);
        cmos.setCmos(address + 1, value >>> 8);
    }
}
