package dev.emu64.debug.gdb;

import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.AccessListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Breakpoints and watchpoints by linear address. They live beside the guest, not in its memory, so that loading a kernel
 * over the place of one does not lose it.
 */
final class Breakpoints implements AccessListener {
    static final int SOFTWARE = 0;
    static final int HARDWARE = 1;
    static final int WRITE = 2;
    static final int READ = 3;
    static final int ACCESS = 4;

    private record Watch(int type, long address, int length) {
        boolean hit(long linear, int size, boolean write) {
            return (type == ACCESS || write == (type == WRITE)) && linear - address < length && address - linear < size;
        }
    }

    private final Cpu cpu;
    /** Bit 0: a software breakpoint, bit 1: a hardware one. */
    private final Map<Long, Integer> code = new HashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private Watch hit;

    Breakpoints(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Sets one of the types above; false for a type that does not exist. */
    boolean insert(int type, long address, int length) {
        if (type == SOFTWARE || type == HARDWARE) {
            code.merge(address, 1 << type, (old, bit) -> old | bit);
            return true;
        }
        if (type > ACCESS) {
            return false;
        }
        Watch watch = new Watch(type, address, Math.max(1, length));
        if (!watches.contains(watch)) {
            watches.add(watch);
            watch();
        }
        return true;
    }

    boolean remove(int type, long address, int length) {
        if (type == SOFTWARE || type == HARDWARE) {
            code.computeIfPresent(address, (key, old) -> (old & ~(1 << type)) == 0 ? null : old & ~(1 << type));
            return true;
        }
        if (watches.remove(new Watch(type, address, Math.max(1, length)))) {
            watch();
        }
        return type <= ACCESS;
    }

    void clear() {
        code.clear();
        watches.clear();
        watch();
    }

    private void watch() {
        long[] addresses = new long[watches.size()];
        int[] lengths = new int[watches.size()];
        for (int i = 0; i < lengths.length; i++) {
            addresses[i] = watches.get(i).address;
            lengths[i] = watches.get(i).length;
        }
        cpu.debug.watchFromOutside(addresses, lengths, this);
    }

    @Override
    public void accessed(long linear, int size, boolean write) {
        for (Watch watch : watches) {
            if (hit == null && watch.hit(linear, size, write)) {
                hit = watch;
            }
        }
    }

    /** Why the code at a linear address stops GDB ({@code swbreak:;} or {@code hwbreak:;}), or null. */
    String at(long linear) {
        if (code.isEmpty()) {
            return null;
        }
        Integer bits = code.get(linear);
        return bits == null ? null : (bits & 1) != 0 ? "swbreak:;" : "hwbreak:;";
    }

    /** The watchpoint hit since the last call in the words of a stop reply, such as {@code watch:b8000;}, or null. */
    String takeHit() {
        if (hit == null) {
            return null;
        }
        Watch taken = hit;
        hit = null;
        String kind = taken.type == WRITE ? "watch:" : taken.type == READ ? "rwatch:" : "awatch:";
        return kind + Long.toHexString(taken.address) + ";";
    }
}
