package dev.emu64.debug;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.mmu.PagingMode;
import java.util.EnumSet;

/**
 * The guest's memory and code as seen from outside: no faults, no accessed or dirty bits, no entries in any TLB. Reading
 * a chip's window does read the chip.
 */
public final class GuestView {
    private static final int LONGEST_INSTRUCTION = 15;
    private static final int PRESENT = 1;
    private static final int PAGE_SIZE = 0x80;
    private static final long ADDRESS = 0x000ffffffffff000L;
    private static final long NO_EXECUTE = 1L << 63;
    private static final String[] LEVELS = {"PTE", "PDE", "PDPTE", "PML4E"};

    private final Cpu cpu;

    public GuestView(Cpu cpu) {
        this.cpu = cpu;
    }

    /** The processor's operating mode by its name in the manuals. */
    public String mode() {
        if (!cpu.protectedMode()) {
            return "real mode";
        }
        if (cpu.v86()) {
            return "virtual-8086 mode";
        }
        int bits = cpu.codeSize * 8;
        return cpu.code64() ? "64-bit mode" : cpu.longMode() ? bits + "-bit compatibility mode" : bits + "-bit protected mode";
    }

    /** The linear address of the code at {@code ip}. */
    public long codeLinear(long ip) {
        return cpu.code64() ? ip : cpu.seg[Segment.CS].base + ip & 0xffffffffL;
    }

    // ---- page tables

    /** Where a linear address leads under the paging mode in force. */
    public PageWalk walk(long linear) {
        PagingMode mode = cpu.mmu.mode();
        if (mode == PagingMode.NONE) {
            return new PageWalk(linear & 0xffffffffL, "no paging", 6, 1L << 32);
        }
        if (mode == PagingMode.LEGACY) {
            return walkLegacy(linear & 0xffffffffL);
        }
        if (mode == PagingMode.FOUR_LEVEL && !Bits.canonical(linear)) {
            return new PageWalk(-1, "not canonical", 0, 0);
        }
        return mode == PagingMode.PAE ? walk64(linear & 0xffffffffL, cpu.control.cr3 & 0xffffffe0L, 2)
            : walk64(linear, cpu.control.cr3 & ADDRESS, 3);
    }

    private PageWalk walk64(long linear, long root, int top) {
        StringBuilder path = new StringBuilder();
        long table = root;
        long rights = 6;
        for (int level = top; level >= 0; level--) {
            int index = (int) (linear >>> 12 + 9 * level) & (top == 2 && level == 2 ? 3 : 511);
            long entry = cpu.memory.read64(table + index * 8L);
            step(path, LEVELS[level], index, entry);
            if ((entry & PRESENT) == 0) {
                return new PageWalk(-1, path.append(" not present").toString(), rights, 0);
            }
            if (top == 3 || level < 2) {
                rights = rights & (entry | NO_EXECUTE) | entry & NO_EXECUTE;
            }
            boolean large = (level == 1 || level == 2 && top == 3) && (entry & PAGE_SIZE) != 0;
            if (level == 0 || large) {
                long bytes = 1L << 12 + 9 * level;
                return new PageWalk(entry & ADDRESS & -bytes | linear & bytes - 1, path.toString(), rights, bytes);
            }
            table = entry & ADDRESS;
        }
        throw new IllegalStateException("page walk beyond the last level");
    }

    private PageWalk walkLegacy(long linear) {
        StringBuilder path = new StringBuilder();
        int index = (int) (linear >>> 22);
        long entry = cpu.memory.read(cpu.control.cr3 + index * 4L & 0xffffffffL & -4, 4);
        step(path, "PDE", index, entry);
        if ((entry & PRESENT) == 0) {
            return new PageWalk(-1, path.append(" not present").toString(), 0, 0);
        }
        if ((entry & PAGE_SIZE) != 0 && (cpu.control.cr4 & 1 << 4) != 0) {
            return new PageWalk(entry & 0xffc00000L | (entry & 0x1fe000) << 19 | linear & 0x3fffff, path.toString(), entry & 6, 1 << 22);
        }
        long rights = entry & 6;
        index = (int) (linear >>> 12) & 1023;
        entry = cpu.memory.read((entry & 0xfffff000L) + index * 4L, 4);
        step(path, "PTE", index, entry);
        if ((entry & PRESENT) == 0) {
            return new PageWalk(-1, path.append(" not present").toString(), 0, 0);
        }
        return new PageWalk(entry & 0xfffff000L | linear & 4095, path.toString(), rights & entry, 1 << 12);
    }

    private static void step(StringBuilder path, String level, int index, long entry) {
        path.append(path.isEmpty() ? "" : ", ").append(level).append('[').append(index).append("]=0x").append(Long.toHexString(entry));
    }

    // ---- memory

    /** Reads linear memory up to the first byte that is not mapped; returns how many bytes were read. */
    public int read(long linear, byte[] into, int count) {
        int done = 0;
        while (done < count) {
            PageWalk walk = walk(linear + done);
            if (!walk.mapped()) {
                return done;
            }
            int inPage = (int) Math.min(count - done, 4096 - (linear + done & 4095));
            cpu.memory.copyOut(cpu.memory.busAddress(walk.physical()), into, done, inPage);
            done += inPage;
        }
        return done;
    }

    /** Writes linear memory, whatever the pages' rights, up to the first byte that is not mapped; returns how many. */
    public int write(long linear, byte[] from, int count) {
        int done = 0;
        while (done < count) {
            PageWalk walk = walk(linear + done);
            if (!walk.mapped()) {
                return done;
            }
            int inPage = (int) Math.min(count - done, 4096 - (linear + done & 4095));
            cpu.memory.copyIn(cpu.memory.busAddress(walk.physical()), from, done, inPage);
            done += inPage;
        }
        return done;
    }

    /** Whether {@code size} bytes are mapped. */
    public boolean mapped(long linear, int size) {
        return walk(linear).mapped() && walk(linear + size - 1).mapped();
    }

    /** A little-endian number of 1 to 8 bytes; 0 where not mapped. */
    public long number(long linear, int size) {
        byte[] bytes = new byte[size];
        if (read(linear, bytes, size) < size) {
            return 0;
        }
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    // ---- code

    /** The instruction at CS:{@code ip}, whether this processor has its feature or not, or null where it is not mapped. */
    public Insn instruction(long ip) {
        return instruction(codeLinear(ip), Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86()));
    }

    private Insn instruction(long linear, int mode) {
        byte[] bytes = new byte[LONGEST_INSTRUCTION];
        int available = read(linear, bytes, bytes.length);
        return available == 0 ? null : new Decoder(EnumSet.allOf(CpuidFeature.class)).decode(bytes, 0, available, null, mode);
    }

    /** The text of the instruction at CS:{@code ip}. */
    public String disassembly(long ip) {
        Insn insn = instruction(ip);
        return insn == null ? "(not mapped)" : Disassembler.text(insn, ip);
    }

    /** The linear address of an instruction's memory operand, with the registers as they are; the instruction is at {@code ip}. */
    public long operandLinear(Insn insn, long ip) {
        long address = insn.disp;
        if (insn.base == Insn.RIP_BASE) {
            address += ip + insn.length;
        } else if (insn.base >= 0) {
            address += cpu.r[insn.base];
        }
        if (insn.index >= 0 && insn.index < 16) {
            address += cpu.r[insn.index] << insn.scale;
        }
        if (insn.addrSize < 8) {
            address &= insn.addrSize == 4 ? 0xffffffffL : 0xffff;
        }
        boolean flat = cpu.code64() && insn.seg < Segment.FS;
        return flat ? address : address + cpu.seg[insn.seg].base & (cpu.code64() ? -1 : 0xffffffffL);
    }
}
