package dev.emu64.cpu;

import dev.emu64.mmu.AccessListener;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * DR0-DR3, DR6, DR7 and the #DB conditions they and RFLAGS.TF make (SDM vol. 3B, 17.2 and 17.3). Instruction
 * breakpoints are faults, checked before an instruction; data and I/O breakpoints and single steps are traps, gathered
 * while it executes and taken behind it.
 */
public final class DebugRegisters implements Stateful, AccessListener {
    /** DR6: the register access that general detect caught; single step; task switch. */
    static final int BD = 1 << 13;
    static final int BS = 1 << 14;
    static final int BT = 1 << 15;
    private static final int GD = 1 << 13;
    private static final long DR6_FIXED = 0xffff0ff0L;
    private static final int DR6_WRITABLE = 0xe00f;
    private static final long DR7_FIXED = 0x400;
    private static final long DR7_WRITABLE = 0xffff23ffL;
    private static final int EXECUTE = 0;
    private static final int WRITE = 1;
    private static final int IO = 2;

    public final long[] address = new long[4];
    public long dr6;
    public long dr7;
    /** DR6 bits of traps to be taken at the next boundary. */
    int pending;
    /** TF was set when the instruction that is being executed began. */
    boolean stepArmed;
    /** RF was set when the instruction that is being executed began. */
    boolean resumeArmed;

    private final Cpu cpu;
    /** Ranges that somebody outside the guest watches. */
    private long[] watchedAddresses = new long[0];
    private int[] watchedLengths = new int[0];
    private AccessListener watcher;
    private boolean codeBreakpoints;
    private boolean ioBreakpoints;

    DebugRegisters(Cpu cpu) {
        this.cpu = cpu;
    }

    void reset() {
        for (int i = 0; i < 4; i++) {
            address[i] = 0;
        }
        dr6 = DR6_FIXED;
        dr7 = DR7_FIXED;
        pending = 0;
        stepArmed = false;
        resumeArmed = false;
        refresh();
    }

    /** Before MOV from or to a debug register: general detect raises #DB, DR4 and DR5 exist unless CR4.DE. */
    public void checkAccess(int register) {
        if ((register & 6) == 4 && (cpu.control.cr4 & ControlRegisters.DE) != 0) {
            throw cpu.fault(6);
        }
        if ((dr7 & GD) != 0) {
            dr6 |= BD;
            throw cpu.fault(1);
        }
    }

    public long read(int register) {
        return switch (register & 7) {
            case 4, 6 -> dr6;
            case 5, 7 -> dr7;
            default -> address[register & 3];
        };
    }

    /** MOV to a debug register; #GP(0) for bits 32-63 of DR6 and DR7. */
    public void write(int register, long value) {
        if ((register & 4) != 0 && value >>> 32 != 0) {
            throw cpu.fault(13, 0);
        }
        switch (register & 7) {
            case 4, 6 -> dr6 = DR6_FIXED | value & DR6_WRITABLE;
            case 5, 7 -> dr7 = DR7_FIXED | value & DR7_WRITABLE;
            default -> address[register & 3] = value;
        }
        refresh();
    }

    private boolean enabled(int i) {
        return (dr7 >>> i * 2 & 3) != 0;
    }

    private int kind(int i) {
        return (int) (dr7 >>> 16 + i * 4) & 3;
    }

    /** Bytes watched: LEN 0, 1, 2, 3 mean 1, 2, 8, 4. */
    private int length(int i) {
        return switch ((int) (dr7 >>> 18 + i * 4) & 3) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> 8;
            default -> 4;
        };
    }

    /** Re-evaluates which accesses must be watched; after changes of the registers or CR4.DE. */
    void refresh() {
        codeBreakpoints = false;
        ioBreakpoints = false;
        boolean data = false;
        int more = watchedLengths.length;
        long[] ranges = Arrays.copyOf(address, 4 + more);
        int[] lengths = new int[4 + more];
        System.arraycopy(watchedAddresses, 0, ranges, 4, more);
        System.arraycopy(watchedLengths, 0, lengths, 4, more);
        for (int i = 0; i < 4; i++) {
            if (enabled(i)) {
                int kind = kind(i);
                codeBreakpoints |= kind == EXECUTE;
                ioBreakpoints |= kind == IO && (cpu.control.cr4 & ControlRegisters.DE) != 0;
                if (kind != EXECUTE && kind != IO) {
                    lengths[i] = length(i);
                    ranges[i] = address[i] & -length(i);
                    data = true;
                }
            }
        }
        if (data || more > 0 || cpu.mmu.watching()) {
            cpu.mmu.watch(ranges, lengths, this);
        }
        cpu.updateAttention();
    }

    /**
     * Watches linear ranges from outside the guest: {@code lengths[i]} bytes from {@code addresses[i]} on, besides what the
     * registers watch. The listener is told of these accesses, and may be of others.
     */
    public void watchFromOutside(long[] addresses, int[] lengths, AccessListener listener) {
        watchedAddresses = addresses.clone();
        watchedLengths = lengths.clone();
        watcher = listener;
        refresh();
    }

    @Override
    public void accessed(long linear, int size, boolean write) {
        if (watchedLengths.length > 0) {
            watcher.accessed(linear, size, write);
        }
        for (int i = 0; i < 4; i++) {
            if (enabled(i) && kind(i) != EXECUTE && kind(i) != IO && (write || kind(i) != WRITE)) {
                hit(i, address[i] & -length(i), linear, size);
            }
        }
    }

    /** IN, OUT, INS, OUTS: I/O breakpoints need CR4.DE. */
    void ioAccess(int port, int size) {
        if (!ioBreakpoints) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            if (enabled(i) && kind(i) == IO) {
                hit(i, address[i] & -length(i), port, size);
            }
        }
    }

    private void hit(int i, long watched, long accessed, int size) {
        if (accessed - watched < length(i) && watched - accessed < size) {
            pending |= 1 << i;
            cpu.updateAttention();
        }
    }

    /** Whether instruction boundaries have to be looked at one by one. */
    boolean activeAtBoundaries() {
        return pending != 0 || stepArmed || resumeArmed || codeBreakpoints || cpu.flags.is(Flags.TF) || cpu.flags.is(Flags.RF);
    }

    /** Whether RF is all that makes them active: it is to be cleared behind the next instruction. */
    boolean onlyResuming() {
        return pending == 0 && !stepArmed && !codeBreakpoints && !cpu.flags.is(Flags.TF);
    }

    /** Whether an instruction breakpoint is enabled. */
    public boolean hasCodeBreakpoints() {
        return codeBreakpoints;
    }

    /** DR6 bits of the instruction breakpoints at a linear address; 0 for none. */
    int codeBreakpointsAt(long linear) {
        int bits = 0;
        if (codeBreakpoints) {
            for (int i = 0; i < 4; i++) {
                if (enabled(i) && kind(i) == EXECUTE && address[i] == linear) {
                    bits |= 1 << i;
                }
            }
        }
        return bits;
    }

    /** On delivery of #DB: general detect is switched off so that the handler can use the registers. */
    void entered() {
        dr7 &= ~GD;
    }

    /** A task switch clears the local enable bits. */
    void clearLocalBreakpoints() {
        if ((dr7 & 0x155) != 0) {
            dr7 &= ~0x155L;
            refresh();
        }
    }

    @Override
    public void save(StateWriter out) {
        out.longs("dr", address);
        out.number("dr6", dr6);
        out.number("dr7", dr7);
        out.number("pending", pending);
        out.flag("stepArmed", stepArmed);
        out.flag("resumeArmed", resumeArmed);
    }

    @Override
    public void load(StateReader in) {
        in.longs("dr", address);
        dr6 = in.number("dr6");
        dr7 = in.number("dr7");
        pending = (int) in.number("pending");
        stepArmed = in.flag("stepArmed");
        resumeArmed = in.flag("resumeArmed");
    }
}
