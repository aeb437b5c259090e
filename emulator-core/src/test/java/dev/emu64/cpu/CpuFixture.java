package dev.emu64.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * A processor on plain RAM with a GDT at 1000h, an IDT at 2000h, a TSS at 3000h and stacks below 9000h (level 0) and
 * B000h (level 3).
 */
final class CpuFixture {
    static final int GDT = 0x1000;
    static final int IDT = 0x2000;
    static final int TSS = 0x3000;
    static final int STACK0 = 0x9000;
    static final int STACK3 = 0xb000;

    static final int CODE0 = 0x08;
    static final int DATA0 = 0x10;
    static final int CODE3 = 0x1b;
    static final int DATA3 = 0x23;
    static final int TASK = 0x28;
    static final int CODE64 = 0x38;
    static final int CODE64_3 = 0x43;
    static final int SPARE = 0x48;

    final GuestMemory memory = GuestMemory.flat(16 << 20);
    final Cpu cpu = new Cpu(new Mmu(memory), new PortBus(), new VirtualClock(1));

    /** Writes the descriptor of {@code selector}; {@code flags} are G, D, L, AVL in bits 3 to 0. */
    void descriptor(int selector, long base, long limit, int access, int flags) {
        memory.write64(GDT + (selector & 0xfff8), limit & 0xffff | (base & 0xffffff) << 16 | (long) access << 40
            | (limit >>> 16 & 15) << 48 | (long) flags << 52 | (base >>> 24 & 0xff) << 56);
    }

    /** An interrupt (type 14) or trap gate with this access byte. */
    void gate(int vector, int selector, long offset, int access) {
        memory.write64(IDT + vector * 8, offset & 0xffff | (long) selector << 16 | (long) access << 40 | (offset >>> 16) << 48);
    }

    void gate64(int vector, int selector, long offset, int access, int ist) {
        memory.write64(IDT + vector * 16, offset & 0xffff | (long) selector << 16 | (long) ist << 32 | (long) access << 40
            | (offset >>> 16 & 0xffff) << 48);
        memory.write64(IDT + vector * 16 + 8, offset >>> 32);
    }

    private void tables() {
        descriptor(CODE0, 0, 0xfffff, 0x9a, 0xc);
        descriptor(DATA0, 0, 0xfffff, 0x92, 0xc);
        descriptor(CODE3, 0, 0xfffff, 0xfa, 0xc);
        descriptor(DATA3, 0, 0xfffff, 0xf2, 0xc);
        descriptor(TASK, TSS, 0x67, 0x8b, 0);
        descriptor(CODE64, 0, 0, 0x9a, 0xa);
        descriptor(CODE64_3, 0, 0, 0xfa, 0xa);
        cpu.gdtrBase = GDT;
        cpu.gdtrLimit = 0xff;
        cpu.idtrBase = IDT;
        cpu.idtrLimit = 0xfff;
        cpu.tr.set(TASK, TSS, 0x67, 0x8b);
        cpu.ldtr.set(0, 0, 0, 0);
    }

    /** 32-bit protected mode at level 0 without paging. */
    CpuFixture protectedMode() {
        tables();
        cpu.control.cr0 = ControlRegisters.PE | ControlRegisters.ET;
        memory.write32(TSS + 4, STACK0);
        memory.write16(TSS + 8, DATA0);
        level(0);
        return this;
    }

    /** Flat segments, stack and CPL of a privilege level. */
    void level(int level) {
        int code = level == 0 ? CODE0 : CODE3;
        int data = level == 0 ? DATA0 : DATA3;
        cpu.seg[Segment.CS].set(code, 0, 0xffffffffL, 0xc09b | level << 5);
        for (int s : new int[] {Segment.ES, Segment.SS, Segment.DS, Segment.FS, Segment.GS}) {
            cpu.seg[s].set(data, 0, 0xffffffffL, 0xc093 | level << 5);
        }
        cpu.r[Cpu.RSP] = level == 0 ? STACK0 : STACK3;
        cpu.rip = 0x5000;
        cpu.startRip = 0x5000;
        cpu.refresh();
    }

    /** 64-bit mode, the first 16 MiB mapped to themselves by 2 MiB pages, for user code too. */
    CpuFixture longMode(int level) {
        tables();
        memory.write64(0x100000, 0x101007);
        memory.write64(0x101000, 0x102007);
        for (int i = 0; i < 8; i++) {
            memory.write64(0x102000 + i * 8, i * 0x200000L | 0x87);
        }
        memory.write64(TSS + 4, STACK0);
        cpu.control.cr0 = ControlRegisters.PG | ControlRegisters.PE | ControlRegisters.ET | ControlRegisters.WP;
        cpu.control.cr3 = 0x100000;
        cpu.control.cr4 = ControlRegisters.PAE;
        cpu.control.efer = ControlRegisters.LME | ControlRegisters.LMA;
        level(level);
        cpu.seg[Segment.CS].set(level == 0 ? CODE64 : CODE64_3, 0, 0, 0xa09b | level << 5);
        cpu.refresh();
        return this;
    }

    /** Checks that {@code action} raises an exception. */
    void faults(int vector, int code, ThrowingCallable action) {
        GuestFault fault = catchThrowableOfType(action, GuestFault.class);
        assertThat(fault).as("a fault").isNotNull();
        assertThat(fault.vector).as("vector").isEqualTo(vector);
        assertThat(Integer.toHexString(fault.errorCode)).as("error code").isEqualTo(Integer.toHexString(code));
    }

    /** Raises and delivers a fault of the current instruction. */
    void deliver(int vector, int code) {
        cpu.rip = cpu.startRip;
        cpu.deliver(code == GuestFault.NO_ERROR_CODE ? cpu.fault(vector) : cpu.fault(vector, code));
    }

    /** The doubleword {@code index} places above the top of the stack. */
    int stack32(int index) {
        return memory.read32(cpu.r[Cpu.RSP] + index * 4L);
    }

    long stack64(int index) {
        return memory.read64(cpu.r[Cpu.RSP] + index * 8L);
    }
}
