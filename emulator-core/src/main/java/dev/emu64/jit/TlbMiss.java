package dev.emu64.jit;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.BlockCache;

/**
 * Accesses of generated code that the TLB does not admit. All are in one method, which is longer than what the JVM's
 * compiler inlines (325 bytes), lest it copies them to wherever generated code touches memory: that would make
 * compiling a region several times as slow.
 */
final class TlbMiss {
    private static final int READ = 0;
    private static final int MODIFY = 1;
    private static final int STORE = 2;
    private static final long PAGE = -4096;

    private TlbMiss() {
    }

    /**
     * Brings the page of a read into the TLB: the offset of the access in RAM; {@link GuestAccess#READ}, with the value in
     * {@code loaded}, if it lies in two pages of RAM; {@link GuestAccess#REFUSED} if the region has to be left in front of
     * the instruction: then the interpreter makes the access, or the engine delivers the page fault that is now pending,
     * or RAM has grown into another array than generated code holds.
     */
    static int readable(Cpu c, long linear, int size, Loaded loaded) {
        return access(READ, c, null, linear, size, 0, 0, loaded);
    }

    /** The same for a read-modify-write, which is refused if it lies in two pages. */
    static int modifiable(Cpu c, long linear, int size) {
        return access(MODIFY, c, null, linear, size, 0, 0, null);
    }

    /**
     * A store to MMIO, to code, to two pages, or the first to its page: {@link GuestAccess#DONE},
     * {@link GuestAccess#DONE_LEAVE} or {@link GuestAccess#REFUSED}.
     */
    static int store(Cpu c, BlockCache cache, long linear, int size, long value, long instructions) {
        return access(STORE, c, cache, linear, size, value, instructions, null);
    }

    private static int access(int kind, Cpu c, BlockCache cache, long linear, int size, long value, long instructions, Loaded loaded) {
        Mmu m = c.mmu;
        GuestMemory memory = c.memory;
        byte[] ram = memory.ram;
        long last = linear + size - 1;
        // with alignment checks the TLB admits nothing, and #AC comes before the page is marked accessed or dirty
        if (m.context() == Mmu.USER_ALIGNED || c.code64() && (!Bits.canonical(linear) || !Bits.canonical(last))) {
            return GuestAccess.REFUSED;
        }
        boolean two = ((linear ^ last) & PAGE) != 0;
        if ((two || kind == STORE) && m.watching() || two && (kind == MODIFY || size > 8)) {
            return GuestAccess.REFUSED;
        }
        int drops = 0;
        if (kind == STORE) {
            c.clock.instructions = instructions;
            drops = cache.drops;
        }
        long physical = m.tryPhysical(linear, kind != READ);
        if (physical < 0) {
            return GuestAccess.REFUSED;
        }
        if (two) {
            long second = m.tryPhysical(last & PAGE, kind != READ);
            if (second < 0) {
                return GuestAccess.REFUSED;
            }
            if (kind == READ) {
                if (memory.offset(physical) < 0 || memory.offset(second) < 0) {
                    return GuestAccess.REFUSED;
                }
                loaded.value = Bits.signExtend(size, m.read(linear, size));
                return memory.ram == ram ? GuestAccess.READ : GuestAccess.REFUSED;
            }
            m.write(linear, size, value);
        } else if (kind == STORE) {
            memory.write(physical, size, value);
        } else {
            int i = Mmu.entry(linear, m.base);
            long tag = kind == READ ? m.readTag[i] : m.writeTag[i];
            int delta = kind == READ ? m.readDelta[i] : m.writeDelta[i];
            // code, ROM and MMIO are not there even now
            return memory.ram == ram && Mmu.hits(tag, linear, size) ? (int) linear + delta : GuestAccess.REFUSED;
        }
        boolean changed = c.attention != 0 || cache.drops != drops || memory.ram != ram;
        return changed ? GuestAccess.DONE_LEAVE : GuestAccess.DONE;
    }
}
