package dev.emu64.cli.run;

import dev.emu64.cli.host.HostDisk;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.DriveChoice;
import dev.emu64.image.BootImage;
import dev.emu64.image.BootImages;
import dev.emu64.image.DemoImage;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSource;
import dev.emu64.image.MkImage;
import dev.emu64.machine.Drive;
import dev.emu64.machine.boot.MultibootKernel;
import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.MemoryDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The drives of a run, opened by what is in their files; closes what it opened. */
final class Media implements Closeable {

    private final BootOptions options;
    private final List<Drive> drives = new ArrayList<>();
    private final List<HostDisk> opened = new ArrayList<>();
    /** What was recognised, for {@code --verbose}. */
    private final List<String> descriptions = new ArrayList<>();
    /** What is not as the image wants it. */
    private final List<String> warnings = new ArrayList<>();
    /** A kernel that the firmware loads itself, or null. */
    private MultibootKernel kernel;
    private final DrivePlaces places = new DrivePlaces();
    private Drive.Kind bootKind;
    /** What must boot, or null where any may. */
    private BlockDevice bootDevice;

    private Media(BootOptions options) {
        this.options = options;
    }

    /**
     * Opens what {@code options} name, the medium to boot from first; without any, the demo.
     *
     * @throws UserError if a file cannot be read or the one to boot from is no boot image
     */
    static Media open(BootOptions options) {
        Media media = new Media(options);
        try {
            media.openAll();
            return media;
        } catch (RuntimeException e) {
            media.close();
            throw e;
        }
    }

    private void openAll() {
        boolean chosen = options.kernel != null || options.image != null;
        if (options.kernel != null) {
            add(new DriveChoice(null, options.kernel, DriveChoice.Writes.MEMORY, Drive.NEXT), true);
        }
        if (options.image != null) {
            add(new DriveChoice(null, options.image, DriveChoice.Writes.DEFAULT, 0), options.kernel == null);
        }
        int boot = chosen ? -1 : bootDrive();
        for (int i = 0; i < options.drives.size(); i++) {
            add(options.drives.get(i), i == boot);
        }
        if (kernel == null && (options.append != null || !options.initrd.isEmpty())) {
            throw UserError.unsupported((options.append != null ? "-append" : "-initrd") + ": only a Multiboot kernel reads it; give one by -kernel");
        }
        places.settle(drives, bootDevice);
        if (drives.isEmpty() && kernel == null) {
            drives.add(new Drive(Drive.Kind.DISK, new MemoryDisk(DemoImage.bytes(), false)));
            bootKind = Drive.Kind.DISK;
            descriptions.add("the built-in demo kernel");
        }
    }

    /** The index of the drive that must be bootable: the only one; -1 where the firmware is to try several. */
    private int bootDrive() {
        List<Drive.Kind> order = bootOrder();
        for (Drive.Kind kind : order) {
            for (int i = 0; i < options.drives.size(); i++) {
                if (options.drives.get(i).kind() == kind) {
                    return options.drives.size() == 1 ? i : -1;
                }
            }
        }
        return -1;
    }

    private void add(DriveChoice choice, boolean mustBoot) {
        Path file = HostFiles.path(choice.file());
        try {
            BootImage image = BootImages.recognise(file);
            descriptions.add(choice.file() + ": " + image.describe());
            if (image instanceof BootImage.MultibootKernel multiboot && mustBoot) {
                load(choice.file(), file, multiboot);
                return;
            }
            if (mustBoot && choice.file().equals(options.kernel)) {
                requireKernel(choice.file(), image);
            }
            if (image instanceof BootImage.ElfKernel elfKernel && mustBoot) {
                KernelFit.check(choice.file(), elfKernel.elf(), options.ramBytes);
            } else if (image instanceof BootImage.RawDisk && mustBoot) {
                KernelFit.check(choice.file(), file, options.ramBytes);
            }
            if (image instanceof BootImage.ElfKernel && (choice.kind() == null || mustBoot)) {
                boot(choice, Drive.Kind.DISK, new CopyOnWriteDisk(new MemoryDisk(kernelDisk(choice.file()), true)), mustBoot);
                return;
            }
            Drive.Kind kind = choice.kind() == null ? kindOf(image) : choice.kind();
            if (image instanceof BootImage.NotBootable not && (mustBoot || not.reason() == BootImage.Reason.DIRECTORY
                    || not.reason() == BootImage.Reason.DEVICE)) {
                throw refuse(choice.file(), not);
            }
            HostDisk disk = open(choice, file);
            opened.add(disk);
            boot(choice, kind, disk.device(), mustBoot);
        } catch (NoSuchFileException e) {
            throw UserError.host("no such file: " + choice.file() + (mustBoot
                    ? "\n     expected a disk image; `cargo bootimage` writes one to target/TARGET/debug/bootimage-NAME.bin" : ""));
        } catch (IOException e) {
            throw HostFiles.unreadable(choice.file(), e);
        }
    }

    private void boot(DriveChoice choice, Drive.Kind kind, BlockDevice device, boolean first) {
        drives.add(places.claim(choice, kind, device));
        if (first) {
            bootKind = kind;
            bootDevice = device;
        }
    }

    private void load(String name, Path file, BootImage.MultibootKernel multiboot) throws IOException {
        kernel = KernelFiles.read(name, file, multiboot, options);
        if (multiboot.header().wantsGraphics()) {
            warnings.add(name + " asks for a graphics mode by its Multiboot header: it starts in text mode, 80x25");
        }
    }

    /** What {@code -kernel} names is no disk. */
    private static void requireKernel(String name, BootImage image) {
        if (image instanceof BootImage.RawDisk || image instanceof BootImage.Floppy || image instanceof BootImage.Iso9660) {
            throw UserError.notBootable("-kernel " + name + " is " + image.describe() + "; expected a kernel, an ELF or a flat Multiboot binary"
                    + "\n     give a disk without -kernel");
        }
    }

    private static Drive.Kind kindOf(BootImage image) {
        if (image instanceof BootImage.Floppy) {
            return Drive.Kind.DISKETTE;
        }
        return image instanceof BootImage.Iso9660 ? Drive.Kind.CD_ROM : Drive.Kind.DISK;
    }

    private static UserError refuse(String file, BootImage.NotBootable not) {
        return UserError.notBootable(file + " is " + not.found() + "; expected " + not.expected()
                + (not.advice().isEmpty() ? "" : "\n     " + not.advice()));
    }

    private HostDisk open(DriveChoice choice, Path file) throws IOException {
        DriveChoice.Writes writes = choice.writes();
        if (writes == DriveChoice.Writes.READ_ONLY) {
            return HostDisk.readOnly(choice.file(), file);
        }
        boolean toFile = writes == DriveChoice.Writes.FILE || writes == DriveChoice.Writes.DEFAULT && options.write;
        return toFile ? HostDisk.durable(choice.file(), file) : HostDisk.copyOnWrite(choice.file(), file);
    }

    private static byte[] kernelDisk(String file) throws IOException {
        try {
            return new MkImage().image(ImageSource.of(HostFiles.read(file)));
        } catch (ImageFormatException e) {
            throw UserError.notBootable(file + " is " + e.getMessage());
        }
    }

    List<Drive> drives() {
        return drives;
    }

    /** What the firmware loads and enters itself, or null. */
    MultibootKernel kernel() {
        return kernel;
    }

    List<String> descriptions() {
        return descriptions;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Which kinds of drives to try, in order: as asked, or the recognised image first. */
    List<Drive.Kind> bootOrder() {
        if (options.bootOrder != null) {
            return options.bootOrder;
        }
        List<Drive.Kind> order = new ArrayList<>(3);
        if (bootKind != null) {
            order.add(bootKind);
        }
        for (Drive.Kind kind : Drive.Kind.values()) {
            if (kind != bootKind) {
                order.add(kind);
            }
        }
        return order;
    }

    @Override
    public void close() {
        for (HostDisk disk : opened) {
            disk.close();
        }
        opened.clear();
    }
}
