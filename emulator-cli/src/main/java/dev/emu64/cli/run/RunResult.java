package dev.emu64.cli.run;

import dev.emu64.bits.Hex;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.UserError;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;

/** How a run ended, as {@code --result} writes it: one JSON object. */
final class RunResult {
    private RunResult() {
    }

    /**
     * Of a run that took place.
     *
     * @param stop why it ended, by what the user expected
     * @param cause what ended the machine itself
     * @param exitCode what the process ends with
     */
    static String of(StopReason stop, StopReason cause, int exitCode, Machine machine, long hostNanos) {
        Json json = new Json();
        json.begin();
        json.field("exitCode", exitCode);
        if (exitCode != stop.exitCode()) {
            json.field("unmappedExitCode", stop.exitCode());
        }
        json.field("reason", stop.kind());
        json.field("description", stop.describe());
        if (cause instanceof StopReason.TripleFault fault) {
            json.strings("story", String.join("\n", fault.story()));
        }
        new Statistics(machine, hostNanos).fields(json);
        json.field("stateHash", Hex.of(machine.stateHash(), 16));
        json.strings("screen", TextWatch.text(machine.screen()));
        json.end();
        return json.toString();
    }

    /** Of one that did not begin. */
    static String refused(UserError mistake) {
        Json json = new Json();
        json.begin();
        json.field("exitCode", mistake.exitCode());
        json.field("reason", switch (mistake.exitCode()) {
            case ExitCode.USAGE -> "usage";
            case ExitCode.NOT_BOOTABLE -> "not-bootable";
            case ExitCode.UNSUPPORTED -> "unsupported";
            default -> "host";
        });
        json.field("description", mistake.getMessage());
        json.end();
        return json.toString();
    }
}
