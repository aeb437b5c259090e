package dev.emu64.cli.run;

import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;

/**
 * Lets an empty machine run its firmware, to "nothing to boot", while the command line is read and files are opened: a
 * second processor loads the machine's classes meanwhile, and the JVM's compiler hears early what is called often. Nobody
 * sees that machine, and machines share nothing.
 */
public final class Rehearsal extends Thread {
    private Rehearsal() {
        super("rehearsal");
        setDaemon(true);
    }

    /** Begins one where there is a processor to spare. */
    public static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            new Rehearsal().start();
        }
    }

    @Override
    public void run() {
        try {
            new Machine(MachineConfig.standard()).run(RunLimits.headless(), RunObserver.NONE);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // what is wrong here is wrong with the real machine too, and told there
        }
    }
}
