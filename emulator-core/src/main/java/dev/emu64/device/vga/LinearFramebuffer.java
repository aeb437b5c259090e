package dev.emu64.device.vga;

import dev.emu64.bus.MmioHandler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The memory of the VBE modes, as one aperture of 16 MiB. It grows to what is touched: a machine that stays in text
 * mode pays nothing, one mode's picture costs its own size. What was never written reads as zero.
 */
public final class LinearFramebuffer implements MmioHandler, Stateful {
    /** Where the aperture begins unless the guest moves it. */
    public static final long DEFAULT_BASE = 0xfd000000L;
    /** Size of the aperture and of the memory behind it. */
    public static final int APERTURE_BYTES = 16 << 20;

    /** A class of its own: boots that stay in text mode do without VarHandles. */
    private static final class Views {
        static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
        static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
        static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    }

    private final ScreenChanges changes;
    private byte[] memory = new byte[0];

    LinearFramebuffer(ScreenChanges changes) {
        this.changes = changes;
    }

    @Override
    public long read(long address, int size) {
        return readOffset((int) address & APERTURE_BYTES - 1, size);
    }

    @Override
    public void write(long address, int size, long value) {
        writeOffset((int) address & APERTURE_BYTES - 1, size, value);
    }

    @Override
    public void writeBlock(long address, int size, byte[] from, int offset, int length) {
        int at = (int) address & APERTURE_BYTES - 1;
        if (at + length > APERTURE_BYTES) {
            MmioHandler.super.writeBlock(address, size, from, offset, length);
            return;
        }
        reserve(at + length);
        System.arraycopy(from, offset, memory, at, length);
        changes.count++;
    }

    @Override
    public void readBlock(long address, int size, byte[] into, int offset, int length) {
        int at = (int) address & APERTURE_BYTES - 1;
        int present = Math.max(0, Math.min(length, memory.length - at));
        System.arraycopy(memory, Math.min(at, memory.length), into, offset, present);
        Arrays.fill(into, offset + present, offset + length, (byte) 0);
    }

    @Override
    public void fill(long address, int size, long value, long count) {
        int at = (int) address & APERTURE_BYTES - 1;
        long bytes = count * size;
        if (at + bytes > APERTURE_BYTES) {
            MmioHandler.super.fill(address, size, value, count);
            return;
        }
        reserve(at + (int) bytes);
        for (int end = at + (int) bytes; at < end; at += size) {
            store(at, size, value);
        }
        changes.count++;
    }

    @Override
    public boolean plain() {
        return true;
    }

    long readOffset(int offset, int size) {
        if (offset + size > memory.length) {
            return readPastEnd(offset, size);
        }
        return switch (size) {
            case 1 -> memory[offset] & 0xffL;
            case 2 -> (short) Views.SHORT.get(memory, offset) & 0xffffL;
            case 4 -> (int) Views.INT.get(memory, offset) & 0xffffffffL;
            default -> (long) Views.LONG.get(memory, offset);
        };
    }

    private long readPastEnd(int offset, int size) {
        long value = 0;
        for (int at = 0; at < size; at++) {
            value |= (long) (byteAt(offset + at)) << (at << 3);
        }
        return value;
    }

    void writeOffset(int offset, int size, long value) {
        if (offset + size > memory.length) {
            if (offset + size > APERTURE_BYTES) {
                return;
            }
            reserve(offset + size);
        }
        if (readOffset(offset, size) == (size == 8 ? value : value & (1L << (size << 3)) - 1)) {
            return;
        }
        changes.count++;
        store(offset, size, value);
    }

    private void store(int offset, int size, long value) {
        switch (size) {
            case 1 -> memory[offset] = (byte) value;
            case 2 -> Views.SHORT.set(memory, offset, (short) value);
            case 4 -> Views.INT.set(memory, offset, (int) value);
            default -> Views.LONG.set(memory, offset, value);
        }
    }

    /** The byte (0-255) at {@code offset}; zero where nothing was ever written. */
    int byteAt(int offset) {
        return offset < memory.length ? memory[offset] & 0xff : 0;
    }

    /** Makes the first {@code bytes} of the memory present. */
    void reserve(int bytes) {
        if (bytes > memory.length) {
            int doubled = Math.max(bytes + 0xffff & ~0xffff, memory.length * 2);
            memory = Arrays.copyOf(memory, Math.min(doubled, APERTURE_BYTES));
        }
    }

    void clear() {
        Arrays.fill(memory, (byte) 0);
        changes.count++;
    }

    @Override
    public void save(StateWriter out) {
        int used = memory.length;
        while (used > 0 && memory[used - 1] == 0) {
            used--;
        }
        out.number("bytes", used);
        out.bytes("memory", memory, 0, used);
    }

    @Override
    public void load(StateReader in) {
        int used = (int) in.number("bytes");
        memory = new byte[used];
        in.bytes("memory", memory, 0, used);
        changes.count++;
    }
}
