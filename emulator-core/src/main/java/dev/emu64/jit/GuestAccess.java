package dev.emu64.jit;

import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.Mmu;
import dev.emu64.ops.Dispatch;
import dev.emu64.run.BlockCache;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What generated code calls: memory accesses, the fast part small enough to be inlined, and {@code ops} methods. */
final class GuestAccess {
    /** {@link #store}: leave in front of the instruction, the interpreter executes it. */
    static final int REFUSED = -1;
    /** {@link #readable}: there is no offset, {@link Loaded} has the value. */
    static final int READ = -2;
    /** {@link #store}: done. */
    static final int DONE = 0;
    /** {@link #store}: done, but something wants to be looked at behind the instruction. */
    static final int DONE_LEAVE = 1;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private GuestAccess() {
    }

    /**
     * The offset in RAM of a read, {@link #READ}, or {@link #REFUSED} if the interpreter has to make it. The TLB's test is here, and
     * not in generated code, so that hits and misses of all regions share one profile: otherwise the JVM's compiler
     * would take a miss that a region has not met yet for one that never comes, and throw the code away when it does.
     */
    static int readable(long[] tags, int[] deltas, long linear, int base, int size, Cpu c, Loaded loaded) {
        int i = Mmu.entry(linear, base);
        return Mmu.hits(tags[i], linear, size) ? (int) linear + deltas[i] : TlbMiss.readable(c, linear, size, loaded);
    }

    /** The same for a read-modify-write. */
    static int modifiable(long[] tags, int[] deltas, long linear, int base, int size, Cpu c) {
        int i = Mmu.entry(linear, base);
        return Mmu.hits(tags[i], linear, size) ? (int) linear + deltas[i] : TlbMiss.modifiable(c, linear, size);
    }

    /** Whether legacy-encoded SSE instructions raise neither #UD nor #NM. */
    static boolean sse(Cpu c) {
        ControlRegisters control = c.control;
        return (control.cr0 & (ControlRegisters.EM | ControlRegisters.TS)) == 0 && (control.cr4 & ControlRegisters.OSFXSR) != 0;
    }

    /** Whether they do not raise floating-point exceptions either. */
    static boolean sseMasked(Cpu c) {
        return c.fpu.sse.masked() && sse(c);
    }

    static long get1(byte[] ram, int offset) {
        return ram[offset];
    }

    static long get2(byte[] ram, int offset) {
        return (short) SHORT.get(ram, offset);
    }

    static long get4(byte[] ram, int offset) {
        return (int) INT.get(ram, offset);
    }

    static long get8(byte[] ram, int offset) {
        return (long) LONG.get(ram, offset);
    }

    static void put1(byte[] ram, int offset, long value) {
        ram[offset] = (byte) value;
    }

    static void put2(byte[] ram, int offset, long value) {
        SHORT.set(ram, offset, (short) value);
    }

    static void put4(byte[] ram, int offset, long value) {
        INT.set(ram, offset, (int) value);
    }

    static void put8(byte[] ram, int offset, long value) {
        LONG.set(ram, offset, value);
    }

    /** Stores 1 byte: {@link #DONE}, {@link #DONE_LEAVE} or {@link #REFUSED}. */
    static int store1(byte[] ram, long[] tags, int[] deltas, long linear, int base, long value, Cpu c, BlockCache cache, long instructions) {
        int i = Mmu.entry(linear, base);
        if (Mmu.hits(tags[i], linear, 1)) {
            put1(ram, (int) linear + deltas[i], value);
            return DONE;
        }
        return TlbMiss.store(c, cache, linear, 1, value, instructions);
    }

    /** Stores 2 bytes: {@link #DONE}, {@link #DONE_LEAVE} or {@link #REFUSED}. */
    static int store2(byte[] ram, long[] tags, int[] deltas, long linear, int base, long value, Cpu c, BlockCache cache, long instructions) {
        int i = Mmu.entry(linear, base);
        if (Mmu.hits(tags[i], linear, 2)) {
            put2(ram, (int) linear + deltas[i], value);
            return DONE;
        }
        return TlbMiss.store(c, cache, linear, 2, value, instructions);
    }

    /** Stores 4 bytes: {@link #DONE}, {@link #DONE_LEAVE} or {@link #REFUSED}. */
    static int store4(byte[] ram, long[] tags, int[] deltas, long linear, int base, long value, Cpu c, BlockCache cache, long instructions) {
        int i = Mmu.entry(linear, base);
        if (Mmu.hits(tags[i], linear, 4)) {
            put4(ram, (int) linear + deltas[i], value);
            return DONE;
        }
        return TlbMiss.store(c, cache, linear, 4, value, instructions);
    }

    /** Stores 8 bytes: {@link #DONE}, {@link #DONE_LEAVE} or {@link #REFUSED}. */
    static int store8(byte[] ram, long[] tags, int[] deltas, long linear, int base, long value, Cpu c, BlockCache cache, long instructions) {
        int i = Mmu.entry(linear, base);
        if (Mmu.hits(tags[i], linear, 8)) {
            put8(ram, (int) linear + deltas[i], value);
            return DONE;
        }
        return TlbMiss.store(c, cache, linear, 8, value, instructions);
    }

    /**
     * Executes an instruction by its {@code ops} method, all state being in the cpu; true if generated code is to be
     * left behind it. Faults go to the engine.
     */
    static boolean execute(Cpu c, Insn insn, BlockCache cache, long rip, long next, long instructions) {
        int drops = cache.drops;
        int context = c.mmu.context();
        c.clock.instructions = instructions;
        c.startRip = rip;
        c.rip = next;
        Dispatch.execute(c, insn);
        c.clock.instructions++;
        return c.rip != next || c.attention != 0 || cache.drops != drops || c.mmu.context() != context;
    }

    /**
     * {@link #execute} for the last instruction of a block: true also if code may have moved, or if an event is due
     * earlier than the region knows.
     */
    static boolean executeLast(Cpu c, Insn insn, BlockCache cache, long rip, long next, long instructions) {
        int generation = c.mmu.generation;
        return execute(c, insn, cache, rip, next, instructions) || c.mmu.generation != generation
            || c.clock.dueInstruction < c.dueInstruction;
    }
}
