package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.input.KeyboardLayout;
import dev.emu64.machine.Drive;
import dev.emu64.machine.MachineConfig;
import java.util.ArrayList;
import java.util.List;

/** What each option does to a {@link BootOptions}: the one meaning that both ways of reading arguments share. */
final class OptionEffects {
    private OptionEffects() {
    }

    /** Applies {@code option}; {@code value} is null where it takes none. */
    static void apply(BootOption option, String value, BootOptions to) {
        switch (option.group) {
            case MEDIA -> media(option, value, to);
            case MACHINE -> machine(option, value, to);
            case SERIAL -> serial(option, value, to);
            case DEBUG -> to.debug.apply(option, value, to);
            case SCREEN -> screen(option, value, to);
            case RUN -> run(option, value, to);
            case REPORT -> report(option, value, to);
            case COMPATIBILITY -> CompatibilityOptions.apply(option, value, to);
        }
    }

    private static void media(BootOption option, String value, BootOptions to) {
        switch (option) {
            case DRIVE -> to.drives.add(DriveChoice.parse(value));
            case HDA, HDB, HDC, HDD -> to.drives.add(DriveChoice.plain(Drive.Kind.DISK, file(option, value), option.compareTo(BootOption.HDA)));
            case FDA, FDB -> to.drives.add(DriveChoice.plain(Drive.Kind.DISKETTE, file(option, value), option.compareTo(BootOption.FDA)));
            case CDROM -> to.drives.add(DriveChoice.plain(Drive.Kind.CD_ROM, file(option, value), Drive.NEXT));
            case KERNEL -> to.kernel = file(option, value);
            case APPEND -> to.append = value;
            case INITRD -> to.initrd.addAll(KeyValues.split(file(option, value)));
            case BOOT -> to.bootOrder = bootOrder(value);
            case WRITE -> to.write = true;
            case SNAPSHOT -> to.write = false;
            default -> throw unhandled(option);
        }
    }

    private static String file(BootOption option, String value) {
        if (value.isEmpty()) {
            throw UserError.usage(option.display() + ": the name of the file is empty");
        }
        return value;
    }

    /** The kinds in the order of the letters, the others behind them unless {@code strict=on}; null where no letter is given. */
    private static List<Drive.Kind> bootOrder(String value) {
        KeyValues values = new KeyValues("-boot", value, "order").ignore("menu", "splash", "splash-time", "reboot-timeout");
        String letters = values.take("once", "") + values.take("order", "");
        boolean strict = values.take("strict", false);
        values.finish();
        List<Drive.Kind> order = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'a', 'b' -> append(order, Drive.Kind.DISKETTE);
                case 'c' -> append(order, Drive.Kind.DISK);
                case 'd' -> append(order, Drive.Kind.CD_ROM);
                case 'n' -> {
                    // there is no network to boot from, the others follow
                }
                default -> throw UserError.usage("-boot " + value + ": expected letters out of a (floppy), c (disk), d (CD)");
            }
        }
        for (Drive.Kind kind : Drive.Kind.values()) {
            if (!strict) {
                append(order, kind);
            }
        }
        return letters.isEmpty() ? null : order;
    }

    private static void append(List<Drive.Kind> order, Drive.Kind kind) {
        if (!order.contains(kind)) {
            order.add(kind);
        }
    }

    private static void machine(BootOption option, String value, BootOptions to) {
        switch (option) {
            case MEMORY -> to.ramBytes = ramBytes(value);
            case CPU -> cpu(value, to);
            case DEBUG_EXIT -> to.debugExits.add(DebugExitPort.USUAL);
            case DEVICE -> CompatibilityOptions.device(value, to);
            case RTC -> ClockDate.apply(value, to);
            case SMP -> CompatibilityOptions.processors(value, to);
            case VGA -> CompatibilityOptions.display(value, to);
            case BIOS -> CompatibilityOptions.firmware(value, to);
            default -> throw unhandled(option);
        }
    }

    private static long ramBytes(String value) {
        KeyValues values = new KeyValues("-m", value, "size").ignore("slots", "maxmem");
        String size = values.take("size", "128M");
        values.finish();
        long bytes = Amount.bytes("-m", size);
        if (bytes < 1 << 20) {
            throw UserError.usage("-m " + value + ": a PC has at least 1 MiB");
        }
        if (bytes > MachineConfig.MOST_RAM_BYTES) {
            throw UserError.usage("-m " + value + ": this machine takes at most " + (MachineConfig.MOST_RAM_BYTES >> 30) + "G");
        }
        return bytes & -0x10000L;
    }

    private static void cpu(String value, BootOptions to) {
        switch (value) {
            case "interpreter" -> to.engine = MachineConfig.EngineKind.INTERPRETER;
            case "jit" -> to.engine = MachineConfig.EngineKind.JIT;
            case "" -> throw UserError.usage("--cpu: expected interpreter, jit or the name of a processor");
            default -> to.cpuModel = value;
        }
    }

    private static void serial(BootOption option, String value, BootOptions to) {
        switch (option) {
            case SERIAL -> {
                Channel channel = Channel.parse(option.display(), value);
                if (to.serial == null) {
                    to.serial = channel;
                } else if (channel.kind() != Channel.Kind.NONE && channel.kind() != Channel.Kind.NULL) {
                    throw UserError.unsupported("-serial " + value + ": there is one serial line, COM1, and it has its place already");
                }
            }
            case DEBUGCON -> to.debugConsole = Channel.parse(option.display(), value);
            case MONITOR -> {
                if (!value.equals("none") && !value.equals("null") && !value.equals("/dev/null")) {
                    throw UserError.unsupported("-monitor " + value + ": there is no monitor; `-monitor none` is understood");
                }
            }
            default -> throw unhandled(option);
        }
    }

    private static void screen(BootOption option, String value, BootOptions to) {
        switch (option) {
            case HEADLESS -> to.display = BootOptions.Display.HEADLESS;
            case DISPLAY -> display(value, to);
            case NOGRAPHIC -> {
                to.display = BootOptions.Display.HEADLESS;
                if (to.serial == null) {
                    to.serial = Channel.parse(option.display(), "mon:stdio");
                }
            }
            case CURSES -> to.display = BootOptions.Display.TERMINAL;
            case SCREEN -> to.screens.add(screenRequest(value));
            case KEYS -> {
                if (KeyboardLayout.named(value) == null) {
                    throw UserError.usage("-k " + value + ": the layouts are us (or en-us), en-gb, de and fr");
                }
                to.layout = value;
            }
            case STATUS_LINE -> to.statusLine = true;
            case TYPE -> to.type = Escapes.resolve(option.display(), value);
            case SCRIPT -> to.script = file(option, value);
            default -> throw unhandled(option);
        }
    }

    private static ScreenRequest screenRequest(String value) {
        try {
            return ScreenRequest.parse(value);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private static void display(String value, BootOptions to) {
        int comma = value.indexOf(',');
        switch (comma < 0 ? value : value.substring(0, comma)) {
            case "none" -> to.display = BootOptions.Display.HEADLESS;
            case "curses" -> to.display = BootOptions.Display.TERMINAL;
            case "gtk", "sdl", "cocoa", "default" -> to.notes.add("-display " + value + ": there are no windows; the screen is drawn in the terminal");
            default -> throw UserError.usage("-display " + value + ": expected none or curses (the terminal)");
        }
    }

    private static void run(BootOption option, String value, BootOptions to) {
        switch (option) {
            case UNTIL -> {
                if (value.isEmpty() || value.equals("//")) {
                    throw UserError.usage("--until: which text?");
                }
                to.until.add(value);
            }
            case TIMEOUT -> {
                to.timeoutNanos = Math.max(1, Amount.nanos(option.display(), value));
                to.timeout = value;
            }
            case MAX_INSTRUCTIONS -> to.maxInstructions = Amount.count(option.display(), value);
            case SETTLE -> to.settleNanos = value.equals("off") ? 0L : Math.max(1, Amount.nanos(option.display(), value));
            case NO_REBOOT -> to.reboot = false;
            case REBOOT -> to.reboot = true;
            case NO_SHUTDOWN -> to.noShutdown = true;
            case ACTION -> CompatibilityOptions.action(value, to);
            case LOAD_SNAPSHOT -> to.loadSnapshot = file(option, value);
            case SAVE_SNAPSHOT -> to.saveSnapshot = file(option, value);
            case AT -> snapshotAt(value, to);
            case CLOCK -> to.hostClock = switch (value) {
                case "virtual" -> false;
                case "host" -> true;
                default -> throw UserError.usage("--clock " + value + ": expected virtual or host");
            };
            case EXIT_MAP -> exitMap(value, to);
            default -> throw unhandled(option);
        }
    }

    /** A moment: a count where it begins with a digit, else a text. */
    private static void snapshotAt(String value, BootOptions to) {
        if (value.isEmpty() || value.equals("//")) {
            throw UserError.usage("--at: when? give a text or a count of instructions");
        }
        boolean count = value.charAt(0) >= '0' && value.charAt(0) <= '9';
        to.snapshotAtText = count ? null : value;
        to.snapshotAtInstructions = count ? Amount.count("--at", value) : null;
    }

    private static void exitMap(String value, BootOptions to) {
        for (String pair : value.split(",")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw UserError.usage("--exit-map " + value + ": expected pairs such as 33=0,35=1");
            }
            to.exitMap.add(new int[] {Amount.integer("--exit-map", pair.substring(0, equals).strip(), 0, 255),
                Amount.integer("--exit-map", pair.substring(equals + 1).strip(), 0, 255)});
        }
    }

    private static void report(BootOption option, String value, BootOptions to) {
        switch (option) {
            case RECORD -> to.record = file(option, value);
            case RESULT -> to.result = file(option, value);
            case STATS -> to.stats = BootOptions.Stats.TEXT;
            case STATS_JSON -> to.stats = BootOptions.Stats.JSON;
            case VERBOSE -> to.verbose = true;
            default -> throw unhandled(option);
        }
    }

    static IllegalStateException unhandled(BootOption option) {
        return new IllegalStateException("option " + option + " has no effect in its group " + option.group);
    }
}
