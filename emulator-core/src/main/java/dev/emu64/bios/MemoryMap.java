package dev.emu64.bios;

import java.util.ArrayList;
import java.util.List;

/**
 * The physical memory map as INT 15h E820 reports it. It ends at 4 GiB (or with the RAM above): boot loaders map
 * everything up to the last entry, so a reserved entry further up costs the guest time and memory for nothing.
 */
public final class MemoryMap {
    public static final int RAM = 1;
    public static final int RESERVED = 2;
    private static final long GIB = 1L << 30;
    /** Where RAM below 4 GiB must end to leave room for the chips' windows. */
    static final long PCI_HOLE = 3 * GIB;

    /** One entry: {@code length} bytes from physical address {@code base}, of an ACPI address range type. */
    public record Range(long base, long length, int type) {
    }

    private MemoryMap() {
    }

    /** The map of a machine with {@code ramBytes} of RAM in all. */
    public static List<Range> of(long ramBytes) {
        List<Range> map = new ArrayList<>();
        map.add(new Range(0, BiosDataArea.EBDA, RAM));
        map.add(new Range(BiosDataArea.EBDA, 0xa0000 - BiosDataArea.EBDA, RESERVED));
        map.add(new Range(0xf0000, 0x10000, RESERVED));
        long low = Math.min(ramBytes, PCI_HOLE);
        if (low > 0x100000) {
            map.add(new Range(0x100000, low - 0x100000, RAM));
        }
        map.add(new Range(0xfffc0000L, 0x40000, RESERVED));
        if (ramBytes > PCI_HOLE) {
            map.add(new Range(4 * GIB, ramBytes - PCI_HOLE, RAM));
        }
        return map;
    }
}
