package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import java.util.LinkedHashMap;
import java.util.Map;

/** BIOS services called, counted by interrupt and function between two milestones, and what was read from disks over all. */
final class BiosTally {
    private static final int DISK = 0x13;
    private static final int READ_SECTORS = 0x02;
    private static final int EXTENDED_READ = 0x42;
    /** Functions whose own function number is in AL. */
    private static final int VBE = 0x4f;
    private static final int MEMORY_MAP = 0xe8;
    private static final int ROM_SEGMENT = 0xf000;

    private final Cpu cpu;
    /** By vector (from bit 17), whether AL counts (bit 16), AX or AH. */
    private final Map<Integer, Integer> counts = new LinkedHashMap<>();
    private long diskReads;
    private long sectors;

    BiosTally(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Whether INT {@code vector} in real mode is a call of the BIOS, by somebody else. */
    boolean isBios(int vector) {
        return cpu.seg[Segment.CS].selector != ROM_SEGMENT && (int) cpu.memory.read(vector * 4L + 2, 2) == ROM_SEGMENT;
    }

    void call(int vector) {
        int ax = (int) cpu.r[Cpu.RAX] & 0xffff;
        int function = ax >>> 8;
        boolean wide = function == VBE || function == MEMORY_MAP;
        counts.merge(vector << 17 | (wide ? 1 << 16 | ax : function), 1, Integer::sum);
        if (vector == DISK && function == EXTENDED_READ) {
            diskReads++;
            sectors += cpu.memory.read(cpu.seg[Segment.DS].base + (cpu.r[Cpu.RSI] & 0xffff) + 2, 2);
        } else if (vector == DISK && function == READ_SECTORS) {
            diskReads++;
            sectors += cpu.r[Cpu.RAX] & 0xff;
        }
    }

    /** The calls since the last time, such as {@code INT 13h AH=42 ×1559, INT 10h AH=0e ×23}; null for none. */
    String take() {
        if (counts.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            int key = entry.getKey();
            boolean wide = (key & 1 << 16) != 0;
            out.append(out.isEmpty() ? "" : ", ").append("INT ").append(Hex.of(key >>> 17, 2)).append(wide ? "h AX=" : "h AH=")
                .append(Hex.of(key, wide ? 4 : 2));
            if (entry.getValue() > 1) {
                out.append(" \u00d7").append(entry.getValue());
            }
        }
        counts.clear();
        return out.toString();
    }

    /** Reads and sectors through INT 13h so far. */
    String disk() {
        return diskReads + " disk reads through the BIOS, " + sectors + " sectors (" + sectors / 2 + " KiB)";
    }
}
