package dev.emu64.cli.run;

import dev.emu64.machine.Machine;

/** Counts and times of a run. */
final class Statistics {
    private static final long MILLION = 1_000_000;

    private final Machine machine;
    private final long hostNanos;

    Statistics(Machine machine, long hostNanos) {
        this.machine = machine;
        this.hostNanos = hostNanos;
    }

    /** Millions of guest instructions in a second of the host's, in tenths. */
    private long tenthsOfMips() {
        return hostNanos == 0 ? 0 : Math.round(machine.instructions() * 10_000.0 / hostNanos);
    }

    String text() {
        return machine.instructions() + " instructions in " + hostNanos / MILLION + " ms (" + tenthsOfMips() / 10 + "." + tenthsOfMips() % 10
                + " MIPS), " + machine.nanos() / MILLION + " ms of guest time, " + machine.biosCalls() + " BIOS calls"
                + (machine.resets() == 0 ? "" : ", " + machine.resets() + " resets");
    }

    String json() {
        Json json = new Json();
        json.begin();
        fields(json);
        json.end();
        return json.toString().stripTrailing();
    }

    void fields(Json json) {
        json.field("instructions", machine.instructions());
        json.field("guestNanos", machine.nanos());
        json.field("hostNanos", hostNanos);
        json.tenths("mips", tenthsOfMips());
        json.field("biosCalls", machine.biosCalls());
        json.field("resets", machine.resets());
        json.field("engine", machine.config().engine().name().toLowerCase(java.util.Locale.ROOT));
    }
}
