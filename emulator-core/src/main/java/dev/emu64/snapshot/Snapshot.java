package dev.emu64.snapshot;

import java.util.Map;
import java.util.TreeMap;

/**
 * A machine's state together with what the machine was built of.
 *
 * @param traits what must be the same of the machine that loads it, by name in the user's words
 */
public record Snapshot(Map<String, String> traits, SavedState state) {
    public Snapshot {
        traits = Map.copyOf(traits);
    }

    /**
     * Compares with the traits of the machine that is to load it.
     *
     * @throws SnapshotException that names the first difference
     */
    public void requireFits(Map<String, String> machine) {
        TreeMap<String, String> all = new TreeMap<>(traits);
        machine.forEach(all::putIfAbsent);
        for (String name : all.keySet()) {
            String saved = traits.getOrDefault(name, "none");
            String here = machine.getOrDefault(name, "none");
            if (!saved.equals(here)) {
                throw new SnapshotException("it was saved with " + name + ": " + saved + ", this machine has " + name + ": " + here);
            }
        }
    }
}
