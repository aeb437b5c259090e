package dev.emu64.fuzz;

import dev.emu64.cpu.Cpu;
import dev.emu64.snapshot.StateDigest;
import dev.emu64.vectors.EngineKind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The same programs on two boards: one stepped plainly, one run by an engine under test, compared at intervals. */
final class EnginePair {
    private final FuzzMode mode;
    private final CodeGenerator generator;
    private final EngineKind kind;
    private final long seed;

    EnginePair(FuzzMode mode, CodeGenerator generator, EngineKind kind, long seed) {
        this.mode = mode;
        this.generator = generator;
        this.kind = kind;
        this.seed = seed;
    }

    /** Runs both for so many instructions; the first difference, in words, or null. */
    String compare(long instructions) {
        FuzzBoard plain = plain();
        FuzzBoard tested = tested();
        SplittableRandom intervals = new SplittableRandom(seed);
        long at = 0;
        while (at < instructions) {
            long from = at;
            at += 1 + intervals.nextInt(1 << intervals.nextInt(1, 13));
            plain.run(at);
            tested.run(at);
            if (!equal(plain, tested)) {
                return explain(from, at);
            }
        }
        return null;
    }

    private FuzzBoard plain() {
        FuzzBoard board = new FuzzBoard(mode, generator, seed);
        return board.with(new PlainStepper(board));
    }

    private FuzzBoard tested() {
        FuzzBoard board = new FuzzBoard(mode, generator, seed);
        return board.with(kind.create(board.cpu, board.memory, board.scheduler, board.decoder));
    }

    private static boolean equal(FuzzBoard one, FuzzBoard other) {
        return digest(one.cpu) == digest(other.cpu) && one.scheduler.nanos() == other.scheduler.nanos()
            && Arrays.equals(one.memory.ram, other.memory.ram);
    }

    private static long digest(Cpu cpu) {
        StateDigest digest = new StateDigest();
        cpu.save(digest);
        return digest.value();
    }

    /** Both are run again from the beginning to shorter and shorter ends: the last instruction behind which they agree. */
    private String explain(long equalAt, long differentAt) {
        long good = equalAt;
        long bad = differentAt;
        while (bad - good > 1) {
            long middle = good + bad >>> 1;
            if (equal(ran(plain(), middle), ran(tested(), middle))) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        FuzzBoard plain = new FuzzBoard(mode, generator, seed);
        PlainStepper stepper = new PlainStepper(plain);
        plain.with(stepper).run(bad);
        FuzzBoard tested = ran(tested(), bad);
        String before = Describe.text(stepper.last, plain.cpu.startRip);
        List<String> differences = differences(plain, tested);
        return mode + ", seed " + seed + ": behind instruction " + bad + " (" + before + " at " + Long.toHexString(plain.cpu.startRip)
            + "), plainly stepped | engine: " + differences;
    }

    private static FuzzBoard ran(FuzzBoard board, long end) {
        board.run(end);
        return board;
    }

    private static List<String> differences(FuzzBoard one, FuzzBoard other) {
        StateText first = new StateText();
        first.part("cpu", one.cpu);
        first.number("nanos", one.scheduler.nanos());
        StateText second = new StateText();
        second.part("cpu", other.cpu);
        second.number("nanos", other.scheduler.nanos());
        List<String> differences = first.differences(second);
        int at = Arrays.mismatch(one.memory.ram, other.memory.ram);
        if (at >= 0) {
            differences.add("RAM at " + Integer.toHexString(at) + ": " + (one.memory.ram[at] & 0xff) + " | " + (other.memory.ram[at] & 0xff));
        }
        return differences;
    }
}
