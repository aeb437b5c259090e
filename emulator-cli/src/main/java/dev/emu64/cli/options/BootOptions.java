package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.machine.Drive;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import java.util.ArrayList;
import java.util.List;

/** What the user wants of a boot. Plain values; a null says that the user left it to us. */
public final class BootOptions {
    /** Where the screen goes while the guest runs. */
    public enum Display {
        /** Live on a terminal, else headless with the final screen. */
        AUTO,
        /** Live, if standard output is a terminal. */
        TERMINAL,
        /** The final screen only. */
        HEADLESS
    }

    /** The statistics at the end. */
    public enum Stats {
        NONE, TEXT, JSON
    }

    /** The image to boot, or null. */
    public String image;
    public final List<DriveChoice> drives = new ArrayList<>();
    public String kernel;
    /** Behind the kernel's name on a Multiboot kernel's command line, or null. */
    public String append;
    /** A Multiboot kernel's modules, each a file's name and, behind a blank, its arguments. */
    public final List<String> initrd = new ArrayList<>();
    public List<Drive.Kind> bootOrder;
    /** Whether drives that do not say otherwise are written to. */
    public boolean write;

    public long ramBytes = MachineConfig.DEFAULT_RAM_BYTES;
    public MachineConfig.EngineKind engine;
    /** Name and features as QEMU writes them, or null. */
    public String cpuModel;
    public final List<DebugExitPort> debugExits = new ArrayList<>();
    /** Whether the guest is to end itself by one of them; null where their presence tells. */
    public Boolean debugExitExpected;
    /** Seconds since 1970 at power-on, or null. */
    public Long epochSeconds;
    /** Whether the clock shows the host's date at power-on. */
    public boolean hostDate;

    /** COM1, or null. */
    public Channel serial;
    /** Port E9h, or null for none. */
    public Channel debugConsole;

    public Display display = Display.AUTO;
    public final List<ScreenRequest> screens = new ArrayList<>();
    /** Name of the keyboard layout. */
    public String layout = "us";
    public boolean statusLine;
    /** Text to type, escapes resolved, or null. */
    public String type;
    public String script;

    public final List<String> until = new ArrayList<>();
    /** Nanoseconds of the host's; 0 for none. */
    public long timeoutNanos;
    /** As the user wrote it. */
    public String timeout;
    public long maxInstructions = Long.MAX_VALUE;
    /** Files, or null. */
    public String loadSnapshot;
    public String saveSnapshot;
    /** When to end and save; both null for the end of the run. */
    public String snapshotAtText;
    public Long snapshotAtInstructions;
    /** Nanoseconds of guest time; 0 to run on; null for the usual. */
    public Long settleNanos;
    public Boolean reboot;
    public boolean noShutdown;
    /** Whether time goes with the host's clock. */
    public Boolean hostClock;
    /** Pairs of codes: from, to. */
    public final List<int[]> exitMap = new ArrayList<>();

    public final DebugChoice debug = new DebugChoice();

    /** A file for a recording of the screen, or null. */
    public String record;
    public String result;
    public Stats stats = Stats.NONE;
    public boolean verbose;
    /** What was accepted without effect, for {@code --verbose}. */
    public final List<String> notes = new ArrayList<>();
    /** What will not be as asked, told always. */
    public final List<String> warnings = new ArrayList<>();

    /** The positional argument. */
    void addImage(String file) {
        if (file.isEmpty()) {
            throw UserError.usage("the name of the image is empty");
        }
        if (image != null) {
            throw UserError.usage("two images: " + image + " and " + file + "; give further disks with -drive file=F");
        }
        image = file;
    }

    /** Whether the guest is to end itself: by default when it has a device to do so. */
    public boolean expectsDebugExit() {
        return debugExitExpected == null ? !debugExits.isEmpty() : debugExitExpected;
    }

    /** Adds an isa-debug-exit at its usual place unless there is one. */
    public void ensureDebugExit() {
        if (debugExits.isEmpty()) {
            debugExits.add(DebugExitPort.USUAL);
        }
    }

    /** The settle time for a run that may end by itself. */
    public long settleNanosOrDefault() {
        if (settleNanos != null) {
            return settleNanos;
        }
        return until.isEmpty() && snapshotAtText == null && !expectsDebugExit() && script == null ? RunLimits.DEFAULT_SETTLE_NANOS : 0;
    }

    /** The instruction count at which the run ends at the latest. */
    public long lastInstruction() {
        return snapshotAtInstructions == null ? maxInstructions : Math.min(maxInstructions, snapshotAtInstructions);
    }

    /** What a run's exit code becomes. */
    public int mapExitCode(int code) {
        for (int[] pair : exitMap) {
            if (pair[0] == code) {
                return pair[1];
            }
        }
        return code;
    }
}
