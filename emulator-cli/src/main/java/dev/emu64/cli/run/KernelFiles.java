package dev.emu64.cli.run;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.image.BootImage;
import dev.emu64.image.FileSource;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.MultibootProgram;
import dev.emu64.machine.boot.MultibootBoot;
import dev.emu64.machine.boot.MultibootKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Multiboot kernel from its file, with the command line and the modules that {@code -append} and {@code -initrd} name. */
final class KernelFiles {
    private KernelFiles() {
    }

    /**
     * Reads everything that {@code kernel} is to find in memory.
     *
     * @throws UserError if it cannot be loaded as it wants to be, or a module cannot be read
     */
    static MultibootKernel read(String name, Path file, BootImage.MultibootKernel kernel, BootOptions options) throws IOException {
        MultibootProgram program;
        try (FileSource source = FileSource.open(file)) {
            program = MultibootProgram.read(source, kernel);
        } catch (ImageFormatException e) {
            throw UserError.notBootable(name + " is " + e.getMessage());
        }
        String commandLine = options.append == null || options.append.isEmpty() ? name : name + " " + options.append;
        MultibootKernel loaded = new MultibootKernel(program, commandLine, modules(options.initrd));
        String objection = MultibootBoot.objection(loaded, options.ramBytes);
        if (objection != null) {
            throw UserError.notBootable(name + " does not fit into " + (options.ramBytes >> 20) + " MiB: " + objection
                    + "\n     more memory may help: -m " + Math.max(256, options.ramBytes >> 19) + "M");
        }
        return loaded;
    }

    /** QEMU's form: {@code FILE ARGUMENTS,FILE ARGUMENTS}, with a doubled comma for a comma. */
    private static List<MultibootKernel.Module> modules(List<String> wanted) {
        List<MultibootKernel.Module> modules = new ArrayList<>();
        for (String text : wanted) {
            int blank = text.indexOf(' ');
            modules.add(new MultibootKernel.Module(HostFiles.read(blank < 0 ? text : text.substring(0, blank)), text));
        }
        return modules;
    }
}
