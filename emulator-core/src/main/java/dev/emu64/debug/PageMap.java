package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.PagingMode;

/** All of the linear space that is mapped, as ranges of equal rights, in the form of QEMU's {@code info mem}. */
public final class PageMap {
    private static final long NO_EXECUTE = 1L << 63;
    private static final int PRESENT = 1;
    private static final int LARGE = 0x80;
    private static final int SHOWN_RIGHTS = 6;
    private static final long ADDRESS = 0x000ffffffffff000L;

    private final Cpu cpu;
    private final StringBuilder out = new StringBuilder();
    private long start;
    private long end;
    private int rights = -1;

    private PageMap(Cpu cpu) {
        this.cpu = cpu;
    }

    /** One line for each range: first address, the one behind the last, length, rights (u: user, r: read, w: write). */
    public static String text(Cpu cpu) {
        PageMap map = new PageMap(cpu);
        switch (cpu.mmu.mode()) {
            case NONE -> {
                return "PG disabled\n";
            }
            case FOUR_LEVEL -> map.table(cpu.control.cr3 & ADDRESS, 3, 0, SHOWN_RIGHTS);
            case PAE -> map.directories();
            default -> map.legacy();
        }
        map.flush();
        return map.out.toString();
    }

    private void table(long base, int level, long linear, int upper) {
        long bytes = 1L << 12 + 9 * level;
        for (int i = 0; i < 512; i++) {
            long entry = cpu.memory.read64(base + i * 8L);
            long at = linear + i * bytes;
            if (level == 3 && i >= 256) {
                at |= -1L << 48;
            }
            if ((entry & PRESENT) == 0) {
                continue;
            }
            int combined = upper & (int) entry;
            if (level == 0 || level < 3 && (entry & LARGE) != 0) {
                page(at, bytes, combined);
            } else {
                table(entry & ADDRESS, level - 1, at, combined);
            }
        }
    }

    private void directories() {
        for (int i = 0; i < 4; i++) {
            long entry = cpu.memory.read64((cpu.control.cr3 & 0xffffffe0L) + i * 8L);
            if ((entry & PRESENT) != 0) {
                table(entry & ADDRESS & ~NO_EXECUTE, 1, (long) i << 30, SHOWN_RIGHTS);
            }
        }
    }

    private void legacy() {
        for (int i = 0; i < 1024; i++) {
            long entry = cpu.memory.read((cpu.control.cr3 & 0xfffff000L) + i * 4L, 4);
            long at = (long) i << 22;
            if ((entry & PRESENT) == 0) {
                continue;
            }
            if ((entry & LARGE) != 0 && (cpu.control.cr4 & 1 << 4) != 0) {
                page(at, 1L << 22, (int) entry & SHOWN_RIGHTS);
                continue;
            }
            for (int k = 0; k < 1024; k++) {
                long leaf = cpu.memory.read((entry & 0xfffff000L) + k * 4L, 4);
                if ((leaf & PRESENT) != 0) {
                    page(at + k * 4096L, 4096, (int) (entry & leaf) & SHOWN_RIGHTS);
                }
            }
        }
    }

    private void page(long linear, long bytes, int pageRights) {
        if (rights != pageRights || linear != end) {
            flush();
            start = linear;
            rights = pageRights;
        }
        end = linear + bytes;
    }

    private void flush() {
        if (rights < 0) {
            return;
        }
        int digits = cpu.mmu.mode() == PagingMode.FOUR_LEVEL ? 16 : 8;
        out.append(Hex.of(start, digits)).append('-').append(Hex.of(end, digits)).append(' ').append(Hex.of(end - start, digits)).append(' ')
            .append((rights & 4) != 0 ? 'u' : '-').append('r').append((rights & 2) != 0 ? 'w' : '-').append('\n');
        rights = -1;
    }
}
