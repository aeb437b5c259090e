package dev.emu64.cli.options;

/**
 * Every option of a boot, once: its names (written with one dash or two alike), the label of its value, and its line in
 * the help. What it does stands in {@link OptionEffects}.
 */
enum BootOption {
    DRIVE(Group.MEDIA, "drive", "SPEC", "A drive: file=F and, behind commas, format=raw, if=ide|floppy, media=disk|cdrom, snapshot=on|off, readonly=on"),
    HDA(Group.MEDIA, "hda", "FILE", "First, second, third, fourth hard disk"),
    HDB(Group.MEDIA, "hdb", "FILE", null),
    HDC(Group.MEDIA, "hdc", "FILE", null),
    HDD(Group.MEDIA, "hdd", "FILE", null),
    FDA(Group.MEDIA, "fda", "FILE", "First, second floppy disk"),
    FDB(Group.MEDIA, "fdb", "FILE", null),
    CDROM(Group.MEDIA, "cdrom", "FILE", "A CD image"),
    KERNEL(Group.MEDIA, "kernel", "ELF", "Boot this kernel: by Multiboot, or a disk image made of it in memory"),
    APPEND(Group.MEDIA, "append", "TEXT", "A Multiboot kernel's command line"),
    INITRD(Group.MEDIA, "initrd", "FILES", "A Multiboot kernel's modules"),
    BOOT(Group.MEDIA, "boot", "ORDER", "What to boot from, in order: c disk, d CD, a floppy"),
    WRITE(Group.MEDIA, "write", null, "Write to the image files; else what the guest writes is dropped at the end"),
    SNAPSHOT(Group.MEDIA, "snapshot", null, "Never write to any image file (the default)"),

    MEMORY(Group.MACHINE, "m memory", "SIZE", "RAM: 128M unless given; a number alone is in MiB"),
    CPU(Group.MACHINE, "cpu", "NAME", "interpreter or jit: the engine; other names: the processor, as NAME[,+feature,-feature]"),
    DEBUG_EXIT(Group.MACHINE, "debug-exit", null, "Add an isa-debug-exit device at port 0xf4"),
    DEVICE(Group.MACHINE, "device", "NAME", "Add a device: isa-debug-exit[,iobase=0xf4][,iosize=4]"),
    RTC(Group.MACHINE, "rtc", "SPEC", "The clock's date: base=utc, base=localtime or base=2026-01-31T12:00:00"),
    SMP(Group.MACHINE, "smp", "N", "Processors: 1"),
    VGA(Group.MACHINE, "vga", "CARD", "The display adapter: std"),
    BIOS(Group.MACHINE, "bios", "FILE", "The firmware is built in: other firmware is refused, OVMF noted"),

    SERIAL(Group.SERIAL, "serial", "TO", "COM1: stdio, mon:stdio, file:F, tcp:PORT, null or none"),
    DEBUGCON(Group.SERIAL, "debugcon", "TO", "The debug console at port 0xe9: stdio, file:F or null"),
    MONITOR(Group.SERIAL, "monitor", "TO", "QEMU's monitor: none"),

    HEADLESS(Group.SCREEN, "headless", null, "No live screen, also on a terminal"),
    DISPLAY(Group.SCREEN, "display", "KIND", "none: headless without a final screen; curses: live in the terminal"),
    NOGRAPHIC(Group.SCREEN, "nographic", null, "Headless, with COM1 on standard input and output"),
    CURSES(Group.SCREEN, "curses", null, "The live screen in the terminal (the default there)"),
    SCREEN(Group.SCREEN, "screen", "KIND", "The final screen as text, ansi, json, png=F, svg=F, html=F or none; repeatable"),
    KEYS(Group.SCREEN, "k", "LAYOUT", "The keyboard that the guest takes yours for: us, en-gb, de or fr"),
    STATUS_LINE(Group.SCREEN, "status-line", null, "A line below the live screen with the guest's state"),
    TYPE(Group.SCREEN, "type", "TEXT", "Type TEXT once the guest waits for keys; \\n is Enter"),
    SCRIPT(Group.SCREEN, "script", "FILE", "Expect and send steps from a file"),

    UNTIL(Group.RUN, "until", "TEXT", "End with 0 once TEXT (or /regex/) is on the screen or the serial line; else 12"),
    TIMEOUT(Group.RUN, "timeout", "TIME", "End after this time of the host's with exit code 6"),
    MAX_INSTRUCTIONS(Group.RUN, "max-instructions", "N", "End after N instructions with exit code 6"),
    SETTLE(Group.RUN, "settle", "TIME", "End a guest that shows nothing new for TIME of its own (5s unless given); off: go on"),
    NO_REBOOT(Group.RUN, "no-reboot", null, "End at a reset or triple fault (the default when headless)"),
    REBOOT(Group.RUN, "reboot", null, "Restart at a reset or triple fault (the default when live)"),
    NO_SHUTDOWN(Group.RUN, "no-shutdown", null, "Keep the live screen after a power-off"),
    ACTION(Group.RUN, "action", "SPEC", "reboot=reset|shutdown, shutdown=poweroff|pause, as QEMU's"),
    LOAD_SNAPSHOT(Group.RUN, "load-snapshot", "FILE", "Go on from a saved machine instead of booting; with the same image and devices"),
    SAVE_SNAPSHOT(Group.RUN, "save-snapshot", "FILE", "Save the machine at the end of the run"),
    AT(Group.RUN, "at", "TEXT|N", "End the run and save at this text (or /regex/) or after N instructions"),
    CLOCK(Group.RUN, "clock", "KIND", "virtual: time by instructions executed (headless); host: in step with the host (live)"),
    EXIT_MAP(Group.RUN, "exit-map", "A=B[,C=D]", "Exit with B where it would be A"),

    EXPLAIN(Group.DEBUG, "explain", null, "Tell the boot as a timeline on standard error"),
    GDB_DEFAULT(Group.DEBUG, "s", null, "Wait for GDB on TCP port 1234"),
    GDB(Group.DEBUG, "gdb", "TO", "Wait for GDB on another port: tcp::PORT"),
    STOPPED(Group.DEBUG, "S", null, "Stop before the first instruction"),
    LOG(Group.DEBUG, "d", "ITEMS", "Log int, cpu_reset, in_asm, exec in QEMU's form, separated by commas"),
    LOG_FILE(Group.DEBUG, "D", "FILE", "Log to this file"),

    RECORD(Group.REPORT, "record", "FILE", "Record the screen in guest time: F.cast for asciinema, F.gif, F.svg"),
    RESULT(Group.REPORT, "result", "FILE", "Write how the run ended as JSON"),
    STATS(Group.REPORT, "stats", null, "Counts and times on standard error; --stats=json for programs"),
    STATS_JSON(Group.REPORT, "stats=json", null, null),
    VERBOSE(Group.REPORT, "verbose", null, "Say more on standard error: what was recognised, which options have no effect"),

    ACCEL(Group.COMPATIBILITY, "accel", "NAME", "No hardware virtualisation is used or needed"),
    ENABLE_KVM(Group.COMPATIBILITY, "enable-kvm", null, "No hardware virtualisation is used or needed"),
    MACHINE(Group.COMPATIBILITY, "machine M", "SPEC", "A PC with IDE disks, PS/2 keyboard and VGA"),
    ICOUNT(Group.COMPATIBILITY, "icount", "SPEC", "Time goes by the count of instructions anyway"),
    NAME(Group.COMPATIBILITY, "name", "TEXT", "There is no window to name"),
    FIRMWARE_PATH(Group.COMPATIBILITY, "L", "DIR", "The firmware is built in"),
    USB(Group.COMPATIBILITY, "usb", null, "There is no USB"),
    NET(Group.COMPATIBILITY, "net", "SPEC", "There is no network"),
    NIC(Group.COMPATIBILITY, "nic", "SPEC", null),
    NETDEV(Group.COMPATIBILITY, "netdev", "SPEC", null),
    PARALLEL(Group.COMPATIBILITY, "parallel", "TO", "There is no parallel port"),
    NO_FD_BOOTCHK(Group.COMPATIBILITY, "no-fd-bootchk", null, "Nothing to switch off"),
    NO_HPET(Group.COMPATIBILITY, "no-hpet", null, null),
    NO_DEFAULTS(Group.COMPATIBILITY, "nodefaults", null, null),
    NO_USER_CONFIG(Group.COMPATIBILITY, "no-user-config", null, null),
    AUDIO(Group.COMPATIBILITY, "audiodev audio", "SPEC", "There is no sound"),
    SOUND(Group.COMPATIBILITY, "soundhw", "SPEC", null);

    /** The chapters of the help, in its order. */
    enum Group {
        MEDIA("What to boot"),
        RUN("Running"),
        SCREEN("Screen and keyboard"),
        SERIAL("Serial line"),
        DEBUG("Debugging"),
        REPORT("Reports"),
        MACHINE("The machine"),
        COMPATIBILITY("QEMU's options that change nothing here (--verbose tells why)");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    final Group group;
    /** Without dashes, separated by blanks. */
    private final String names;
    /** Null for an option without a value. */
    final String valueLabel;
    /** Null where another option's line speaks for it. */
    final String help;

    BootOption(Group group, String names, String valueLabel, String help) {
        this.group = group;
        this.names = names;
        this.valueLabel = valueLabel;
        this.help = help;
    }

    boolean takesValue() {
        return valueLabel != null;
    }

    /** As help and messages write it: one dash for what QEMU knows by a letter or word of its own, two for ours. */
    String display() {
        return display(names()[0]);
    }

    String display(String name) {
        return (isOurs() || name.equals("memory") ? "--" : "-") + name;
    }

    private boolean isOurs() {
        return switch (this) {
            case WRITE, DEBUG_EXIT, HEADLESS, SCREEN, STATUS_LINE, TYPE, SCRIPT, LOAD_SNAPSHOT, SAVE_SNAPSHOT, AT, RECORD, UNTIL, TIMEOUT, MAX_INSTRUCTIONS, SETTLE,
                    REBOOT, CLOCK, EXIT_MAP, RESULT, STATS, STATS_JSON, EXPLAIN, VERBOSE -> true;
            default -> false;
        };
    }

    String[] names() {
        int blank = names.indexOf(' ');
        return blank < 0 ? new String[] {names} : new String[] {names.substring(0, blank), names.substring(blank + 1)};
    }

    /** The option of that name (without dashes), or null. */
    static BootOption named(String name) {
        for (BootOption option : values()) {
            if (option.names.equals(name)) {
                return option;
            }
            if (option.names.indexOf(' ') > 0) {
                for (String alias : option.names()) {
                    if (alias.equals(name)) {
                        return option;
                    }
                }
            }
        }
        return null;
    }
}
