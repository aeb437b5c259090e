package dev.emu64.cli.run;

import dev.emu64.bus.ByteSink;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.DebugExitPort;
import dev.emu64.machine.MachineConfig;
import java.util.ArrayList;
import java.util.List;

/** The machine that options describe. */
final class Configuration {
    private Configuration() {
    }

    static MachineConfig of(BootOptions options, Media media, ByteSink com1, ByteSink debugConsole, boolean hostClock,
            HostConsole console) {
        MachineConfig config = MachineConfig.standard()
                .withRamBytes(options.ramBytes)
                .withDrives(media.drives())
                .withBootOrder(media.bootOrder())
                .withKernel(media.kernel())
                .withCom1(com1)
                .withDebugConsole(debugConsole);
        if (options.engine != null) {
            config = config.withEngine(options.engine);
        } else if ("interpreter".equals(System.getProperty("emu64.cpu"))) {
            // what the tests of a build are to be run with
            config = config.withEngine(MachineConfig.EngineKind.INTERPRETER);
        }
        if (!options.debugExits.isEmpty()) {
            config = withDebugExits(config, options.debugExits);
        }
        if (options.epochSeconds != null) {
            config = config.withEpochSeconds(options.epochSeconds);
        } else if (options.hostDate || hostClock) {
            config = config.withEpochSeconds(System.currentTimeMillis() / 1000);
        }
        if (options.cpuModel != null) {
            config = config.withCpuFeatures(CpuChoice.features(options.cpuModel, console));
        }
        return config;
    }

    private static MachineConfig withDebugExits(MachineConfig config, List<DebugExitPort> ports) {
        List<Integer> bases = new ArrayList<>();
        int width = ports.get(0).width();
        for (DebugExitPort port : ports) {
            if (!bases.contains(port.base())) {
                bases.add(port.base());
            }
            width = Math.max(width, port.width());
        }
        return config.withDebugExits(bases, width);
    }
}
