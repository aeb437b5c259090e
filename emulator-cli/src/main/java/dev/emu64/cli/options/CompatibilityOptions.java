package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;

/** Options that scripts written for QEMU pass: what fits this machine is taken, what changes nothing is noted, the rest refused by name. */
final class CompatibilityOptions {
    /** Where QEMU puts isa-debug-exit unless told otherwise. */
    private static final int QEMU_DEBUG_EXIT_BASE = 0x501;
    private static final int QEMU_DEBUG_EXIT_WIDTH = 2;

    private CompatibilityOptions() {
    }

    static void apply(BootOption option, String value, BootOptions to) {
        String asked = value == null ? option.display() : option.display() + " " + value;
        switch (option) {
            case ACCEL -> to.notes.add(asked + ": runs on the emulator's own engine (see --cpu)");
            case ENABLE_KVM -> to.notes.add(asked + ": there is no hardware virtualisation here, and none is needed");
            case MACHINE -> machine(asked, value, to);
            case ICOUNT -> to.notes.add(asked + ": time goes by the count of instructions anyway");
            case NET, NIC, NETDEV -> to.notes.add(asked + ": this machine has no network");
            case PARALLEL -> to.notes.add(asked + ": this machine has no parallel port");
            case USB -> to.notes.add(asked + ": this machine has no USB; keyboard and mouse are PS/2");
            case AUDIO, SOUND -> to.notes.add(asked + ": this machine makes no sound");
            case NAME, FIRMWARE_PATH, NO_FD_BOOTCHK, NO_HPET, NO_DEFAULTS, NO_USER_CONFIG -> to.notes.add(asked + ": nothing to do");
            default -> throw OptionEffects.unhandled(option);
        }
    }

    private static void machine(String asked, String value, BootOptions to) {
        KeyValues values = new KeyValues("-machine", value, "type");
        String type = values.take("type", "pc");
        if (type.equals("help") || type.startsWith("microvm") || type.equals("isapc") || type.equals("none") || type.startsWith("xen")) {
            throw UserError.unsupported(asked + ": the machine is a PC of QEMU's type \"pc\"");
        }
        to.notes.add(asked + ": the machine is a PC with IDE disks, PS/2 keyboard and VGA");
    }

    /** {@code -device}: isa-debug-exit is the one that matters. */
    static void device(String value, BootOptions to) {
        int comma = value.indexOf(',');
        String name = comma < 0 ? value : value.substring(0, comma);
        switch (name) {
            case "isa-debug-exit" -> debugExit(value, to);
            case "VGA", "isa-vga", "isa-serial", "i8042", "ide-hd", "ide-cd" -> to.notes.add("-device " + value + ": there already");
            case "e1000", "e1000e", "rtl8139", "virtio-net-pci", "virtio-net", "ne2k_pci", "pcnet", "virtio-rng-pci" ->
                to.warnings.add("-device " + name + ": not modelled; the guest will not find it");
            default -> throw UserError.unsupported("-device " + name + ": not modelled; isa-debug-exit is");
        }
    }

    private static void debugExit(String value, BootOptions to) {
        KeyValues values = new KeyValues("-device isa-debug-exit", value, "driver").ignore("driver", "id");
        String base = values.take("iobase", null);
        String size = values.take("iosize", null);
        values.finish();
        int port = base == null ? QEMU_DEBUG_EXIT_BASE : Amount.integer("iobase", base, 0, 0xffff);
        int width = size == null ? QEMU_DEBUG_EXIT_WIDTH : Amount.integer("iosize", size, 1, 4);
        if (port + width > 0x1_0000) {
            throw UserError.usage("-device " + value + ": the ports end at 0xffff");
        }
        to.debugExits.add(new DebugExitPort(port, width));
    }

    /** {@code -smp}: one processor, however it is put. */
    static void processors(String value, BootOptions to) {
        KeyValues values = new KeyValues("-smp", value, "cpus").ignore("maxcpus");
        int shape = 1;
        for (String part : new String[] {"sockets", "dies", "clusters", "cores", "threads"}) {
            shape *= Amount.integer("-smp …," + part, values.take(part, "1"), 1, 64);
        }
        String count = values.take("cpus", "");
        values.finish();
        if (count.isEmpty() ? shape > 1 : Amount.integer("-smp", count, 1, 4096) > 1) {
            throw UserError.unsupported("-smp " + value + ": this machine has one processor; leave it out, or say -smp 1");
        }
    }

    /** {@code -vga}: the standard one. */
    static void display(String value, BootOptions to) {
        switch (value) {
            case "std" -> {
                // that is the one there is
            }
            case "none", "cirrus", "virtio", "qxl", "vmware" ->
                to.warnings.add("-vga " + value + ": the machine has a standard VGA");
            default -> throw UserError.usage("-vga " + value + ": expected std");
        }
    }

    /** {@code -bios}: the firmware is built in. */
    static void firmware(String value, BootOptions to) {
        String name = value.substring(value.lastIndexOf('/') + 1);
        if (!name.startsWith("OVMF") && !name.startsWith("bios")) {
            throw UserError.unsupported("-bios " + value + ": the built-in BIOS cannot be replaced");
        }
        to.warnings.add("-bios " + value + ": the built-in BIOS is used");
    }

    /** {@code -action}: what happens at a reset, a power-off, a panic. */
    static void action(String value, BootOptions to) {
        KeyValues values = new KeyValues("-action", value, null).ignore("panic", "watchdog");
        switch (values.take("reboot", "")) {
            case "" -> {
                // as it was
            }
            case "reset" -> to.reboot = true;
            case "shutdown" -> to.reboot = false;
            default -> throw UserError.usage("-action " + value + ": reboot=reset or reboot=shutdown");
        }
        switch (values.take("shutdown", "")) {
            case "" -> {
                // as it was
            }
            case "poweroff" -> to.noShutdown = false;
            case "pause" -> to.noShutdown = true;
            default -> throw UserError.usage("-action " + value + ": shutdown=poweroff or shutdown=pause");
        }
        values.finish();
    }
}
