package dev.emu64.vectors;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import java.util.Arrays;

/** A processor and its RAM as a vector file describes them, without any other part of a machine. */
final class VectorCpu {
    private static final int CHUNK = 1 << 16;

    final Cpu cpu;
    final GuestMemory memory;
    private final byte[] initial;

    VectorCpu(VectorEnvironment environment) {
        initial = environment.ram;
        memory = GuestMemory.flat(environment.ramBytes);
        for (int chunk = 0; chunk < environment.ramBytes; chunk += CHUNK) {
            // touched in ascending order, all RAM lies in memory.ram from offset 0 on
            if (memory.offset(chunk) != chunk) {
                throw new IllegalStateException("RAM is not contiguous at " + Integer.toHexString(chunk));
            }
        }
        memory.copyIn(0, initial, 0, initial.length);
        cpu = new Cpu(new Mmu(memory), new PortBus(), new VirtualClock(1));
    }

    // ---- memory

    void apply(MemoryPatch patch) {
        for (int p = 0; p < patch.pieces(); p++) {
            memory.copyIn(patch.address(p), patch.content(), patch.start(p), patch.length(p));
        }
    }

    /** Takes back a patch: the initial content of those places. */
    void restore(MemoryPatch patch) {
        for (int p = 0; p < patch.pieces(); p++) {
            memory.copyIn(patch.address(p), initial, patch.address(p), patch.length(p));
        }
    }

    /** Takes back whatever was changed in RAM. */
    void restoreAll() {
        for (int page = 0; page < initial.length; page += 4096) {
            if (strayIn(page, 4096) >= 0) {
                memory.copyIn(page, initial, page, 4096);
            }
        }
    }

    /** The first address from {@code from} on, within {@code length} bytes, that is not as initially; -1 if none. */
    int strayIn(int from, int length) {
        int at = Arrays.mismatch(memory.ram, from, from + length, initial, from, from + length);
        return at < 0 ? -1 : from + at;
    }

    int ramBytes() {
        return initial.length;
    }

    // ---- registers

    /** Sets all registers that {@code state} holds. */
    void apply(long[] state) {
        Cpu c = cpu;
        System.arraycopy(state, 0, c.r, 0, 16);
        c.rip = state[StateLayout.RIP];
        c.startRip = c.rip;
        for (int s = 0; s < StateLayout.SEGMENT_COUNT; s++) {
            int at = StateLayout.segment(s);
            segment(s).set((int) state[at], state[at + 1], state[at + 2], (int) state[at + 3]);
        }
        c.gdtrBase = state[StateLayout.TABLES];
        c.gdtrLimit = (int) state[StateLayout.TABLES + 1];
        c.idtrBase = state[StateLayout.TABLES + 2];
        c.idtrLimit = (int) state[StateLayout.TABLES + 3];
        c.halted = false;
        c.shutdown = false;
        c.writeFlags((int) state[StateLayout.RFLAGS], -1);
        applyFpu(state);
        applyControl(state);
    }

    /** Sets the system registers. Translations are kept where paging stays as it is, so that cases find a used TLB. */
    private void applyControl(long[] state) {
        boolean paging = cpu.control.cr0 != state[StateLayout.CR0] || cpu.control.cr3 != state[StateLayout.CR3]
            || cpu.control.cr4 != state[StateLayout.CR4] || cpu.control.efer != state[StateLayout.EFER];
        cpu.control.cr0 = state[StateLayout.CR0];
        cpu.control.cr2 = state[StateLayout.CR2];
        cpu.control.cr3 = state[StateLayout.CR3];
        cpu.control.cr4 = state[StateLayout.CR4];
        cpu.control.cr8 = state[StateLayout.CR8];
        cpu.control.efer = state[StateLayout.EFER];
        cpu.debug.dr6 = state[StateLayout.DR6];
        cpu.debug.dr7 = state[StateLayout.DR7];
        cpu.msrs.star = state[StateLayout.STAR];
        cpu.msrs.lstar = state[StateLayout.LSTAR];
        cpu.msrs.sfmask = state[StateLayout.SFMASK];
        if (paging) {
            cpu.refresh();
        } else {
            cpu.changeCpl(cpu.protectedMode() ? cpu.seg[Segment.SS].selector & 3 : 0);
            cpu.updateMode();
            cpu.updateAttention();
        }
    }

    private void applyFpu(long[] state) {
        cpu.fpu.fcw = (int) state[StateLayout.FCW];
        cpu.fpu.fsw = (int) state[StateLayout.FSW];
        cpu.fpu.tags = (int) state[StateLayout.FTW];
        cpu.fpu.sse.load((int) state[StateLayout.MXCSR]);
        for (int i = 0; i < 8; i++) {
            cpu.fpu.signExponent[i] = (int) state[StateLayout.FPR + 2 * i];
            cpu.fpu.significand[i] = state[StateLayout.FPR + 2 * i + 1];
        }
        for (int i = 0; i < 16; i++) {
            cpu.fpu.xmm[4 * i + 1] = state[StateLayout.XMM + 2 * i];
            cpu.fpu.xmm[4 * i] = state[StateLayout.XMM + 2 * i + 1];
        }
    }

    private Segment segment(int number) {
        return number < 6 ? cpu.seg[number] : number == 6 ? cpu.ldtr : cpu.tr;
    }

    /** Reads all registers back; RF, which is no part of the recorded state, as zero. */
    void read(long[] state) {
        Cpu c = cpu;
        System.arraycopy(c.r, 0, state, 0, 16);
        state[StateLayout.RIP] = c.rip;
        state[StateLayout.RFLAGS] = c.flags.value() & ~Flags.RF;
        for (int s = 0; s < StateLayout.SEGMENT_COUNT; s++) {
            int at = StateLayout.segment(s);
            Segment segment = segment(s);
            state[at] = segment.selector;
            state[at + 1] = segment.base;
            state[at + 2] = segment.limit;
            state[at + 3] = segment.attributes;
        }
        state[StateLayout.TABLES] = c.gdtrBase;
        state[StateLayout.TABLES + 1] = c.gdtrLimit;
        state[StateLayout.TABLES + 2] = c.idtrBase;
        state[StateLayout.TABLES + 3] = c.idtrLimit;
        state[StateLayout.CR0] = c.control.cr0;
        state[StateLayout.CR2] = c.control.cr2;
        state[StateLayout.CR3] = c.control.cr3;
        state[StateLayout.CR4] = c.control.cr4;
        state[StateLayout.CR8] = c.control.cr8;
        state[StateLayout.EFER] = c.control.efer;
        state[StateLayout.DR6] = c.debug.dr6;
        state[StateLayout.DR7] = c.debug.dr7;
        state[StateLayout.STAR] = c.msrs.star;
        state[StateLayout.LSTAR] = c.msrs.lstar;
        state[StateLayout.SFMASK] = c.msrs.sfmask;
        readFpu(state);
    }

    private void readFpu(long[] state) {
        state[StateLayout.FCW] = cpu.fpu.fcw;
        state[StateLayout.FSW] = cpu.fpu.fsw;
        state[StateLayout.FTW] = cpu.fpu.tags;
        state[StateLayout.MXCSR] = cpu.fpu.sse.mxcsr();
        for (int i = 0; i < 8; i++) {
            state[StateLayout.FPR + 2 * i] = cpu.fpu.signExponent[i];
            state[StateLayout.FPR + 2 * i + 1] = cpu.fpu.significand[i];
        }
        for (int i = 0; i < 16; i++) {
            state[StateLayout.XMM + 2 * i] = cpu.fpu.xmm[4 * i + 1];
            state[StateLayout.XMM + 2 * i + 1] = cpu.fpu.xmm[4 * i];
        }
    }
}
