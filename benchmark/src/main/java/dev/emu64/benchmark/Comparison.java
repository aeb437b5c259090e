package dev.emu64.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times of several emulators over rounds in which each ran once, against the first of them. */
final class Comparison {

    /** What of a run is compared: wall-clock time as a user waits, or processor time, which suffers less from a busy host. */
    enum Measure {
        WALL, CPU
    }

    /** A row's name, and for each emulator its times in nanoseconds, a round each. */
    private record Row(String name, Map<String, Map<Measure, List<Long>>> times, Map<String, String> checksums) {

        void add(String emulator, Measure measure, long nanos) {
            times.computeIfAbsent(emulator, key -> new LinkedHashMap<>()).computeIfAbsent(measure, key -> new ArrayList<>()).add(nanos);
        }

        List<Long> of(String emulator, Measure measure) {
            return times.getOrDefault(emulator, Map.of()).getOrDefault(measure, List.of());
        }
    }

    private final List<String> emulators;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> disagreements = new ArrayList<>();

    /** {@code emulators} by name, the reference first. */
    Comparison(List<String> emulators) {
        this.emulators = List.copyOf(emulators);
    }

    /** The workloads of a run. A checksum that is not the one seen first is a disagreement. */
    void add(String emulator, GuestRun run) {
        for (GuestRun.Span span : run.spans()) {
            Row row = row(span.workload());
            row.add(emulator, Measure.WALL, span.wallNanos());
            row.add(emulator, Measure.CPU, span.cpuNanos());
            row.checksums.putIfAbsent(emulator, span.checksum());
            String first = row.checksums.values().iterator().next();
            if (!span.checksum().equals(first)) {
                disagreements.add(span.workload() + ": " + emulator + " computes " + span.checksum() + ", "
                        + row.checksums.keySet().iterator().next() + " " + first);
            }
        }
    }

    /** A time that is no workload's, such as a boot's. */
    void add(String emulator, String name, long wallNanos) {
        row(name).add(emulator, Measure.WALL, wallNanos);
    }

    private Row row(String name) {
        return rows.computeIfAbsent(name, key -> new Row(key, new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    String reference() {
        return emulators.get(0);
    }

    /** All but the reference. */
    List<String> compared() {
        return emulators.subList(1, emulators.size());
    }

    List<String> disagreements() {
        return disagreements;
    }

    /** Row names, the worst of the last compared emulator first. */
    List<String> worstFirst(Measure measure) {
        String judged = emulators.get(emulators.size() - 1);
        List<String> names = new ArrayList<>(rows.keySet());
        names.sort((a, b) -> Double.compare(median(b, judged, measure), median(a, judged, measure)));
        return names;
    }

    private double median(String row, String emulator, Measure measure) {
        Ratio ratio = ratio(row, emulator, measure);
        return ratio == null ? -1 : ratio.median();
    }

    /** Null where one of the two has no time. */
    Ratio ratio(String row, String emulator, Measure measure) {
        return Ratio.of(rows.get(row).of(emulator, measure), rows.get(row).of(reference(), measure));
    }

    List<Long> nanos(String row, String emulator, Measure measure) {
        return rows.get(row).of(emulator, measure);
    }

    /** What an emulator computed, or null. */
    String checksum(String row, String emulator) {
        return rows.get(row).checksums.get(emulator);
    }

    boolean measured(Measure measure) {
        for (Row row : rows.values()) {
            if (row.of(reference(), measure).stream().anyMatch(nanos -> nanos > 0)) {
                return true;
            }
        }
        return false;
    }
}
