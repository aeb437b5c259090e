package dev.emu64.benchmark.micro;

import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads of eight bytes under 4-level paging with pages of 4 KiB: translations that the TLB holds, and page walks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Translation {
    private static final long PAGE = 4096;
    private static final long MIB = 1 << 20;
    private static final long TABLES = 48 * MIB;
    private static final int LEAF_TABLES = 16;
    private static final int ENTRIES = 512;
    private static final long PRESENT_WRITABLE = 3;
    private static final long PROTECTED_AND_PAGING = 0x80000001L;
    private static final long PAE = 1 << 5;
    private static final long LMA = 1 << 10;
    /** Pages this far apart share their place in the TLB. */
    private static final long TLB_REACH = (Mmu.INDEX_MASK + 1) * PAGE;

    private final GuestMemory memory = GuestMemory.flat(64 * MIB);
    private final Mmu mmu = new Mmu(memory);
    private long address;

    /** The first 32 MiB map to themselves. */
    @Setup
    public void map() {
        memory.write64(TABLES, TABLES + PAGE | PRESENT_WRITABLE);
        memory.write64(TABLES + PAGE, TABLES + 2 * PAGE | PRESENT_WRITABLE);
        for (int table = 0; table < LEAF_TABLES; table++) {
            long leaf = TABLES + (3 + table) * PAGE;
            memory.write64(TABLES + 2 * PAGE + table * 8L, leaf | PRESENT_WRITABLE);
            for (int entry = 0; entry < ENTRIES; entry++) {
                memory.write64(leaf + entry * 8L, ((long) table * ENTRIES + entry) * PAGE | PRESENT_WRITABLE);
            }
        }
        mmu.linearBits(true);
        mmu.configure(PROTECTED_AND_PAGING, TABLES, PAE, LMA);
    }

    @Benchmark
    public long hit() {
        address = address + 8 & PAGE - 1;
        return mmu.read(MIB + address, 8);
    }

    @Benchmark
    public long miss() {
        address ^= TLB_REACH;
        return mmu.read(MIB + address, 8);
    }
}
