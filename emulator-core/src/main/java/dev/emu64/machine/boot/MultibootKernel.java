package dev.emu64.machine.boot;

import dev.emu64.image.MultibootProgram;
import java.util.List;

/**
 * A kernel that is loaded by this machine's firmware itself, with what its boot information tells it.
 *
 * @param program what is loaded and entered
 * @param commandLine as {@code cmdline} of the boot information gives it
 * @param modules in order
 */
public record MultibootKernel(MultibootProgram program, String commandLine, List<Module> modules) {
    /**
     * A file in memory beside the kernel.
     *
     * @param content its bytes
     * @param text what the boot information calls its string, usually its name and arguments
     */
    public record Module(byte[] content, String text) {
    }

    public MultibootKernel {
        modules = List.copyOf(modules);
    }
}
