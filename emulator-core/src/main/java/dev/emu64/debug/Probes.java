package dev.emu64.debug;

import java.util.List;

/** Several probes as one, asked in order. */
final class Probes implements Probe {
    private final Probe[] all;

    Probes(List<? extends Probe> probes) {
        all = probes.toArray(new Probe[0]);
    }

    @Override
    public boolean before() {
        boolean goOn = true;
        for (Probe probe : all) {
            goOn &= probe.before();
        }
        return goOn;
    }

    @Override
    public void after() {
        for (Probe probe : all) {
            probe.after();
        }
    }

    @Override
    public void reset() {
        for (Probe probe : all) {
            probe.reset();
        }
    }

    @Override
    public void exception(int during, int vector) {
        for (Probe probe : all) {
            probe.exception(during, vector);
        }
    }

    @Override
    public void entering(int vector, int errorCode, int kind) {
        for (Probe probe : all) {
            probe.entering(vector, errorCode, kind);
        }
    }

    @Override
    public void shutdown() {
        for (Probe probe : all) {
            probe.shutdown();
        }
    }
}
