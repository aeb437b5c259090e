package dev.emu64.bios;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import java.util.Arrays;

/** Finds something to boot and puts it into memory: a boot sector, an El Torito boot image, a kernel. */
@FunctionalInterface
public interface BootDevices {
    /** First code that has been loaded. */
    interface Loaded {
        /** Gives {@code cpu} the state that the code is to find, about to execute its first instruction. */
        void enter(Cpu cpu);
    }

    /**
     * Boot code of a drive, entered in real mode as an IBM-compatible BIOS does.
     *
     * @param drive what DL tells the boot code: the INT 13h number of its drive
     * @param segment code segment; 0 means 0000:7C00, others start at offset 0
     */
    record BootCode(int drive, int segment) implements Loaded {
        private static final int BOOT_ADDRESS = 0x7c00;
        private static final int STACK_TOP = 0x6f04;

        @Override
        public void enter(Cpu cpu) {
            for (Segment register : cpu.seg) {
                register.selector = 0;
                register.base = 0;
            }
            Arrays.fill(cpu.r, 0);
            cpu.r[Cpu.RAX] = 0xaa55;
            cpu.r[Cpu.RDX] = drive;
            cpu.r[Cpu.RSP] = STACK_TOP;
            cpu.seg[Segment.CS].selector = segment;
            cpu.seg[Segment.CS].base = (long) segment << 4;
            cpu.rip = segment == 0 ? BOOT_ADDRESS : 0;
            cpu.setInterruptFlag(true);
        }
    }

    /** Loads the first bootable device's code, or returns null where there is none. */
    Loaded load(GuestMemory memory);
}
