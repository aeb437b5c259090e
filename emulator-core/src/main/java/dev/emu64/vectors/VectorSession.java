package dev.emu64.vectors;

import dev.emu64.clock.Scheduler;
import dev.emu64.decode.Decoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of one file. All of RAM is compared after every {@value #BATCH} cases; if that finds a write that no case
 * names, the batch is run again with all of RAM compared after each case.
 */
final class VectorSession {
    private static final int BATCH = 64;
    /** A program that runs longer has lost its way. */
    private static final int LONGEST_PROGRAM = 100_000;
    private static final int TRANSFERS_TO_FAULT = 2;

    private final VectorEnvironment environment;
    private final StateLayout layout;
    private final JsonCursor json;
    private final int failuresListed;
    private final VectorCpu vectorCpu;
    private final Stepper stepper;
    private final EngineReplay replay;
    private final Judge judge;
    private final RamCheck ramCheck;
    private final int most;
    private final VectorCase current = new VectorCase();
    private final long[] got = new long[StateLayout.WORDS];
    private final byte[][] lines = new byte[BATCH][];
    private final Failure[] outcomes = new Failure[BATCH];
    private final List<Failure> failures = new ArrayList<>();
    private int batched;
    private boolean clean = true;
    /** Of the first fault raised while stepping through the current case. */
    private int vector;
    private int passed;
    private int total;

    VectorSession(VectorEnvironment environment, StateLayout layout, JsonCursor json, EngineKind kind, int failuresListed) {
        this.environment = environment;
        this.layout = layout;
        this.json = json;
        this.failuresListed = failuresListed;
        vectorCpu = new VectorCpu(environment);
        Decoder decoder = new Decoder(vectorCpu.cpu.cpuid.features());
        stepper = new Stepper(vectorCpu.cpu, decoder);
        replay = kind == null ? null : new EngineReplay(
            kind.create(vectorCpu.cpu, vectorCpu.memory, new Scheduler(vectorCpu.cpu.clock), decoder), vectorCpu.cpu);
        most = environment.group.equals("programs") ? LONGEST_PROGRAM : 1;
        judge = new Judge(layout);
        ramCheck = new RamCheck(vectorCpu);
    }

    /** The processor, for what it reports about itself. */
    VectorCpu vectorCpu() {
        return vectorCpu;
    }

    void run(byte[] line) {
        lines[batched] = line;
        outcomes[batched++] = runCase(line, false);
        if (batched == BATCH) {
            endBatch();
        }
    }

    FileResult result() {
        endBatch();
        return new FileResult(environment.mode, environment.group, passed, total, failures, null);
    }

    private void endBatch() {
        clean &= ramCheck.clean();
        if (!clean) {
            for (int n = 0; n < batched; n++) {
                outcomes[n] = runCase(lines[n], true);
            }
            clean = true;
        }
        for (int n = 0; n < batched; n++) {
            total++;
            if (outcomes[n] == null) {
                passed++;
            } else if (failures.size() < failuresListed) {
                failures.add(outcomes[n]);
            }
        }
        batched = 0;
    }

    /** Null if the case passes: step by step, and then in the engine under test, if there is one. */
    private Failure runCase(byte[] line, boolean compareAll) {
        json.begin(line, 0, line.length);
        current.read(json, environment, layout);
        clean &= ramCheck.know(current.memoryBefore) & ramCheck.know(current.memoryAfter)
            & ramCheck.know(current.memoryUndefined);
        long start = vectorCpu.cpu.clock.instructions;
        List<String> differences = attempt(false, 0, compareAll);
        if (differences.isEmpty() && replay != null) {
            differences = attempt(true, vectorCpu.cpu.clock.instructions - start, compareAll);
            if (!differences.isEmpty()) {
                differences = with(List.of("in the engine only"), differences);
            }
        }
        return differences.isEmpty() ? null : new Failure(current.id, current.asm, differences);
    }

    private List<String> attempt(boolean again, long instructions, boolean compareAll) {
        vectorCpu.apply(current.memoryBefore);
        vectorCpu.apply(current.before);
        try {
            if (again) {
                replay.run(instructions);
            } else {
                vector = execute();
            }
        } catch (IllegalStateException bug) {
            ramCheck.clean();
            return List.of("stopped: " + bug.getMessage());
        }
        return judged(compareAll);
    }

    /** The differences; afterwards RAM is as initially, as far as is known. */
    private List<String> judged(boolean compareAll) {
        vectorCpu.read(got);
        List<String> differences = judge.memory(current, vectorCpu.memory.ram, judge.registers(current, got));
        if (current.vector != VectorCase.NONE && vector != Stepper.NO_FAULT && vector != current.vector) {
            differences = with(differences, List.of("exception want " + current.vector + " got " + vector));
        }
        vectorCpu.restore(current.memoryBefore);
        vectorCpu.restore(current.memoryAfter);
        vectorCpu.restore(current.memoryUndefined);
        List<String> strays = ramCheck.strays(compareAll);
        return strays.isEmpty() ? differences : with(differences, strays);
    }

    /** What faults may be the fetch from where the instruction has gone to, and a RET may have gone to itself first. */
    private int execute() {
        long end = current.after[StateLayout.RIP];
        int raised = stepper.run(most, end);
        if (current.vector != VectorCase.NONE && raised == Stepper.NO_FAULT && vectorCpu.cpu.rip != end) {
            raised = stepper.run(TRANSFERS_TO_FAULT, end);
        }
        return raised;
    }

    private static List<String> with(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
