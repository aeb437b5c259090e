package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import dev.emu64.machine.Drive;

/**
 * A drive that the user asked for.
 *
 * @param kind what sort of drive, or null where the file's content decides
 * @param file the image
 * @param writes what becomes of the guest's writes
 * @param slot its place among those of its kind, as {@link Drive#slot} counts, or {@link Drive#NEXT}
 */
public record DriveChoice(Drive.Kind kind, String file, Writes writes, int slot) {
    /** What becomes of what the guest writes. */
    public enum Writes {
        /** As {@code --write} says for all drives: kept in memory without it. */
        DEFAULT,
        /** Kept in memory, dropped at the end. */
        MEMORY,
        /** Written to the file. */
        FILE,
        /** Refused by the drive. */
        READ_ONLY
    }

    static DriveChoice plain(Drive.Kind kind, String file, int slot) {
        return new DriveChoice(kind, file, Writes.DEFAULT, slot);
    }

    /** Reads the value of QEMU's {@code -drive}. */
    static DriveChoice parse(String text) {
        KeyValues values = new KeyValues("-drive", text, "file")
                .ignore("id", "cache", "aio", "discard", "werror", "rerror", "serial", "node-name");
        String file = values.take("file", "");
        String format = values.take("format", "raw");
        String bus = values.take("if", "ide");
        String medium = values.take("media", "disk");
        boolean readOnly = values.take("readonly", false) | values.take("read-only", false);
        String snapshot = values.take("snapshot", "");
        String index = values.take("index", null);
        String channel = values.take("bus", null);
        String unit = values.take("unit", null);
        values.finish();
        if (file.isEmpty()) {
            throw UserError.usage("-drive " + text + ": which file? give file=IMAGE");
        }
        if (!format.equals("raw")) {
            throw UserError.usage("-drive …,format=" + format + ": only raw images are read; convert it: qemu-img convert -O raw "
                    + file + " disk.img");
        }
        Drive.Kind kind = kind(bus, medium);
        return new DriveChoice(kind, file, writes(readOnly, snapshot), slot(kind, index, channel, unit));
    }

    /** {@code index=N}, or {@code bus=0|1,unit=0|1}; CDs have no place of their own. */
    private static int slot(Drive.Kind kind, String index, String channel, String unit) {
        int slots = kind == Drive.Kind.DISKETTE ? Drive.DISKETTE_SLOTS : Drive.DISK_SLOTS;
        if (index != null && (channel != null || unit != null)) {
            throw UserError.usage("-drive …,index=" + index + ": a place is given by index or by bus and unit, not by both");
        }
        int slot = Drive.NEXT;
        if (index != null) {
            slot = Amount.integer("-drive …,index", index, 0, slots - 1);
        } else if (channel != null || unit != null) {
            slot = 2 * Amount.integer("-drive …,bus", channel == null ? "0" : channel, 0, slots / 2 - 1)
                    + Amount.integer("-drive …,unit", unit == null ? "0" : unit, 0, 1);
        }
        return kind == Drive.Kind.CD_ROM ? Drive.NEXT : slot;
    }

    private static Drive.Kind kind(String bus, String medium) {
        switch (bus) {
            case "ide", "none" -> {
                return switch (medium) {
                    case "disk" -> Drive.Kind.DISK;
                    case "cdrom" -> Drive.Kind.CD_ROM;
                    default -> throw UserError.usage("-drive …,media=" + medium + ": expected disk or cdrom");
                };
            }
            case "floppy" -> {
                return Drive.Kind.DISKETTE;
            }
            default -> throw UserError.usage("-drive …,if=" + bus + ": this machine has ide and floppy drives");
        }
    }

    private static Writes writes(boolean readOnly, String snapshot) {
        if (readOnly) {
            return Writes.READ_ONLY;
        }
        return switch (snapshot) {
            case "" -> Writes.DEFAULT;
            case "on" -> Writes.MEMORY;
            case "off" -> Writes.FILE;
            default -> throw UserError.usage("-drive …,snapshot=" + snapshot + ": expected on or off");
        };
    }
}
