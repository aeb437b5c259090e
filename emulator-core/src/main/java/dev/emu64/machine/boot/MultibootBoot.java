package dev.emu64.machine.boot;

import dev.emu64.bios.BootDevices;
import dev.emu64.bios.MemoryMap;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.image.MultibootProgram;
import dev.emu64.memory.GuestMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loads a Multiboot kernel of version 1 without a boot loader, as QEMU's {@code -kernel} does: the kernel where it wants to
 * be, modules page-aligned behind it, the boot information low in memory, and the CPU in flat 32-bit protected mode (Multiboot
 * Specification 0.6.96, section 3.2).
 */
public final class MultibootBoot implements BootDevices {
    private static final int BOOT_MAGIC = 0x2badb002;
    private static final int PAGE = 4096;
    private static final long MIB = 1 << 20;
    /** Where the boot information begins unless the kernel is there. */
    private static final long USUAL_PLACE = 0x9000;
    private static final int STACK_TOP = 0x7c00;
    private static final int FLAT_CODE = 0xc09b;
    private static final int FLAT_DATA = 0xc093;
    private static final int CODE_SELECTOR = 8;
    private static final int DATA_SELECTOR = 16;
    private static final long LIMIT = 0xffffffffL;

    private final MultibootKernel kernel;
    private final List<MemoryMap.Range> map;

    /** For a machine with {@code ramBytes} of RAM in all. */
    public MultibootBoot(MultibootKernel kernel, long ramBytes) {
        this.kernel = kernel;
        this.map = MemoryMap.of(ramBytes);
    }

    /** What stands against loading {@code kernel} into so much RAM, for people; null if nothing does. */
    public static String objection(MultibootKernel kernel, long ramBytes) {
        MultibootBoot boot = new MultibootBoot(kernel, ramBytes);
        for (MultibootProgram.Piece piece : kernel.program().pieces()) {
            if (!boot.isRam(piece.address(), piece.end())) {
                return "0x" + Long.toHexString(piece.address()) + "..0x" + Long.toHexString(piece.end() - 1) + " of the kernel is not all RAM";
            }
        }
        long end = boot.behindModules();
        long behind = end + new MultibootInformation(kernel, boot.map, end, boot.moduleAddresses()).bytes().length;
        return boot.isRam(boot.firstFree(), behind) ? null : "there is no room for the modules and the boot information behind the kernel";
    }

    private boolean isRam(long start, long end) {
        for (MemoryMap.Range range : map) {
            if (range.type() == MemoryMap.RAM && start >= range.base() && end <= range.base() + range.length()) {
                return true;
            }
        }
        return false;
    }

    private static long pageAligned(long address) {
        return (address + PAGE - 1) & -PAGE;
    }

    private List<Long> moduleAddresses() {
        List<Long> addresses = new ArrayList<>();
        long next = pageAligned(firstFree());
        for (MultibootKernel.Module module : kernel.modules()) {
            addresses.add(next);
            next = pageAligned(next + module.content().length);
        }
        return addresses;
    }

    /** Behind the kernel, and never in the first megabyte. */
    private long firstFree() {
        return Math.max(MIB, kernel.program().end());
    }

    private long behindModules() {
        int last = kernel.modules().size() - 1;
        return last < 0 ? pageAligned(firstFree()) : pageAligned(moduleAddresses().get(last) + kernel.modules().get(last).content().length);
    }

    @Override
    public Loaded load(GuestMemory memory) {
        for (MultibootProgram.Piece piece : kernel.program().pieces()) {
            memory.copyIn(piece.address(), piece.content(), 0, piece.content().length);
            memory.fill(piece.address() + piece.content().length, piece.memoryBytes() - piece.content().length, 0);
        }
        List<Long> addresses = moduleAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            byte[] content = kernel.modules().get(i).content();
            memory.copyIn(addresses.get(i), content, 0, content.length);
        }
        MultibootInformation usual = new MultibootInformation(kernel, map, USUAL_PLACE, addresses);
        MultibootInformation information = isFree(USUAL_PLACE, usual.bytes().length) ? usual
                : new MultibootInformation(kernel, map, behindModules(), addresses);
        memory.copyIn(information.address(), information.bytes(), 0, information.bytes().length);
        return cpu -> enter(cpu, information);
    }

    private boolean isFree(long start, int bytes) {
        for (MultibootProgram.Piece piece : kernel.program().pieces()) {
            if (start < piece.end() && piece.address() < start + bytes) {
                return false;
            }
        }
        return isRam(start, start + bytes);
    }

    private void enter(Cpu cpu, MultibootInformation information) {
        cpu.control.writeCr0(ControlRegisters.PE);
        cpu.seg[Segment.CS].set(CODE_SELECTOR, 0, LIMIT, FLAT_CODE);
        for (int register : new int[] {Segment.DS, Segment.ES, Segment.FS, Segment.GS, Segment.SS}) {
            cpu.seg[register].set(DATA_SELECTOR, 0, LIMIT, FLAT_DATA);
        }
        cpu.gdtrBase = information.descriptorTable();
        cpu.gdtrLimit = MultibootInformation.DESCRIPTOR_TABLE_LIMIT;
        Arrays.fill(cpu.r, 0);
        cpu.r[Cpu.RAX] = BOOT_MAGIC;
        cpu.r[Cpu.RBX] = information.address();
        cpu.r[Cpu.RSP] = STACK_TOP;
        cpu.rip = kernel.program().entry();
        cpu.writeFlags(0, Flags.STATUS | Flags.DF | Flags.IF | Flags.TF | Flags.IOPL | Flags.NT | Flags.AC | Flags.VM);
        cpu.refresh();
    }
}
