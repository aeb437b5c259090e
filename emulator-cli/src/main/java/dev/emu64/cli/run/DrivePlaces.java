package dev.emu64.cli.run;

import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.DriveChoice;
import dev.emu64.machine.Drive;
import dev.emu64.storage.BlockDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which drive is connected where: as the user says, else in the first place that is free. */
final class DrivePlaces {
    private final String[] disks = new String[Drive.DISK_SLOTS];
    private final String[] diskettes = new String[Drive.DISKETTE_SLOTS];

    /**
     * A drive with {@code device} at the place that {@code choice} names, if it names one.
     *
     * @throws UserError if another drive is there
     */
    Drive claim(DriveChoice choice, Drive.Kind kind, BlockDevice device) {
        if (kind == Drive.Kind.CD_ROM || choice.slot() == Drive.NEXT) {
            return new Drive(kind, device);
        }
        String[] places = kind == Drive.Kind.DISK ? disks : diskettes;
        if (places[choice.slot()] != null) {
            throw UserError.usage(choice.file() + " and " + places[choice.slot()] + " are both " + name(kind, choice.slot())
                    + "; give one of them another place: " + (kind == Drive.Kind.DISK ? "-hdb F or -drive file=F,index=1" : "-fdb F"));
        }
        places[choice.slot()] = choice.file();
        return new Drive(kind, device, choice.slot());
    }

    private static String name(Drive.Kind kind, int slot) {
        return (slot == 0 ? "the first " : slot == 1 ? "the second " : slot == 2 ? "the third " : "the fourth ")
                + (kind == Drive.Kind.DISK ? "hard disk" : "floppy disk");
    }

    /**
     * Gives places to those that have none, and puts {@code drives} into the order in which the firmware tries them: the one
     * that must boot, then by their places.
     *
     * @throws UserError if there are more than the controllers take
     */
    void settle(List<Drive> drives, BlockDevice first) {
        List<Drive> settled = new ArrayList<>();
        for (Drive drive : drives) {
            settled.add(drive.slot() != Drive.NEXT || drive.kind() == Drive.Kind.CD_ROM ? drive
                    : new Drive(drive.kind(), drive.device(), free(drive.kind())));
        }
        if (settled.size() > 1) {
            settled.sort(Comparator.comparing((Drive drive) -> drive.device() != first).thenComparing(Drive::slot));
        }
        drives.clear();
        drives.addAll(settled);
    }

    private int free(Drive.Kind kind) {
        String[] places = kind == Drive.Kind.DISK ? disks : diskettes;
        for (int slot = 0; slot < places.length; slot++) {
            if (places[slot] == null) {
                places[slot] = "";
                return slot;
            }
        }
        throw UserError.unsupported(kind == Drive.Kind.DISK ? "more than four hard disks: the two IDE channels hold four"
                : "more than two floppy disks: the controller has two drives");
    }
}
