package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import dev.emu64.debug.gdb.Architecture;
import java.util.LinkedHashSet;
import java.util.Set;

/** How the user wants to look into the guest. */
public final class DebugChoice {
    private static final int GDB_PORT = 1234;

    /** Items of {@code -d}: int, cpu_reset, in_asm, exec. */
    public final Set<String> log = new LinkedHashSet<>();
    /** Where the log goes; null for standard error. */
    public String logFile;
    /** The TCP port for GDB, 0 for any free one, -1 for none. */
    public int gdbPort = -1;
    /** The address that it listens on. */
    public String gdbHost = "127.0.0.1";
    /** What GDB takes the processor for. */
    public Architecture architecture = Architecture.X86_64;
    /** Whether the guest waits for GDB before its first instruction. */
    public boolean stopped;
    /** Whether the boot is told as a timeline. */
    public boolean explain;

    /** Whether anything is asked for. */
    public boolean any() {
        return explain || stopped || gdbPort >= 0 || !log.isEmpty();
    }

    void apply(BootOption option, String value, BootOptions to) {
        switch (option) {
            case GDB_DEFAULT -> gdbPort = GDB_PORT;
            case GDB -> gdb(value);
            case STOPPED -> stopped = true;
            case LOG -> items(value, to);
            case LOG_FILE -> {
                if (value.isEmpty()) {
                    throw UserError.usage("-D: the name of the file is empty");
                }
                logFile = value;
            }
            case EXPLAIN -> explain = true;
            default -> throw OptionEffects.unhandled(option);
        }
    }

    /** {@code tcp:[HOST]:PORT[,arch=NAME]} or {@code none}; QEMU's own options behind commas change nothing. */
    private void gdb(String value) {
        if (value.equals("none")) {
            gdbPort = -1;
            return;
        }
        int comma = value.indexOf(',');
        String address = comma < 0 ? value : value.substring(0, comma);
        int colon = address.lastIndexOf(':');
        int arch = value.indexOf(",arch=");
        if (arch >= 0) {
            String name = value.substring(arch + 6);
            architecture = Architecture.named(name);
            if (architecture == null) {
                throw UserError.usage("-gdb …,arch=" + name + ": expected i386:x86-64, i386 or i8086");
            }
        }
        if (!address.startsWith("tcp:") || colon < 4) {
            throw UserError.usage("-gdb " + value + ": expected tcp::PORT or tcp:HOST:PORT");
        }
        gdbPort = Amount.integer("-gdb", address.substring(colon + 1), 0, 0xffff);
        if (colon > 4) {
            gdbHost = address.substring(4, colon);
        }
    }

    private void items(String value, BootOptions to) {
        for (String item : value.split(",")) {
            switch (item) {
                case "int", "cpu_reset", "in_asm", "exec" -> log.add(item);
                case "guest_errors", "unimp", "nochain" -> to.notes.add("-d " + item + ": this machine has nothing to log there");
                default -> throw UserError.usage("-d " + item + ": the items are int, cpu_reset, in_asm, exec and guest_errors");
            }
        }
    }
}
