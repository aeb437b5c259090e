package dev.emu64.memory;

import dev.emu64.bits.ByteRange;
import dev.emu64.bits.Hex;
import dev.emu64.bits.LittleEndian;
import dev.emu64.bus.A20Gate;
import dev.emu64.bus.MmioHandler;
import dev.emu64.bus.PlainMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * The guest-physical address space of a PC.
 *
 * <p>RAM and ROM live in one {@code byte[]}. Chunks of 64 KiB get their place in it when they are first touched, so a
 * guest that uses both ends of its RAM costs the host only what lies between its fingers, and the array starts small
 * and doubles. An offset stays valid for ever; the array ({@link #ram}) does not, so nobody keeps a reference to it
 * across a call that may touch memory.
 *
 * <pre>
 * 00000000-0009ffff  RAM                     c0000000-ffffffff  PCI hole: MMIO windows, or open bus
 * 000a0000-000bffff  MMIO (VGA) or open bus  fffe0000-ffffffff  the ROM of 000e0000-000fffff again
 * 000c0000-000fffff  ROM                     1_00000000-        RAM beyond 3 GiB
 * 00100000-bfffffff  RAM
 * </pre>
 *
 * Where nothing answers, reads give all ones and writes are lost. Bytes that hold decoded code are marked by granules
 * of 64 bytes; whoever writes into one, CPU or chip, tells the {@link CodeListener}.
 */
public final class GuestMemory implements A20Gate, PlainMemory, Stateful {
    public static final long MOST_RAM_BYTES = 1L << 36;

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_ALLOCATION = 4 << 20;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - CHUNK + 1 & -CHUNK;
    private static final long PCI_HOLE = 0xc0000000L;
    private static final long FOUR_GIB = 1L << 32;
    private static final int HOLE_START = 0xa0000;
    private static final int ROM_START = 0xc0000;
    private static final int ROM_END = 0x100000;
    private static final long ROM_ALIAS = 0xfffe0000L;
    private static final int UNTOUCHED = -1;
    private static final int NO_MEMORY = -2;
    private static final long A20_BIT = 1L << 20;

    /** The host array that holds all touched RAM and ROM; replaced when it grows. Index it by {@link #offset}. */
    public byte[] ram;

    private final long ramBytes;
    private final long lowBytes;
    private final boolean pcHoles;
    private final int[] chunks;
    private int allocated;
    private final CodeGranules code;
    private long addressMask = -1;
    private long exposedFirst;
    private long exposedLast = -1;
    private final MmioMap windows = new MmioMap();
    private final WindowTransfer transfers = new WindowTransfer(this);
    private CodeListener codeListener;
    private TranslationListener translationListener;

    /**
     * @param ramBytes a multiple of 64 KiB, at least 1 MiB
     * @param pcHoles false for plain RAM throughout, without the hole and the ROM below 1 MiB
     */
    public GuestMemory(long ramBytes, boolean pcHoles) {
        if (ramBytes < 1 << 20 || (ramBytes & CHUNK - 1) != 0 || ramBytes > MOST_RAM_BYTES) {
            throw new IllegalArgumentException("RAM of " + ramBytes + " bytes, expected a multiple of 64 KiB from 1 MiB to 64 GiB");
        }
        this.ramBytes = ramBytes;
        this.pcHoles = pcHoles;
        lowBytes = Math.min(ramBytes, PCI_HOLE);
        chunks = new int[(int) (ramBytes >>> CHUNK_BITS)];
        int first = (int) Math.min(FIRST_ALLOCATION, ramBytes);
        ram = new byte[first];
        code = new CodeGranules(first);
        clear();
    }

    /** A PC's physical address space with {@code ramBytes} of RAM. */
    public static GuestMemory pc(long ramBytes) {
        return new GuestMemory(ramBytes, true);
    }

    /** Plain RAM from address 0, without holes and ROM. */
    public static GuestMemory flat(long ramBytes) {
        return new GuestMemory(ramBytes, false);
    }

    /** As at power-on; the touched RAM is to be zero. */
    private void clear() {
        Arrays.fill(chunks, UNTOUCHED);
        code.clear();
        for (int i = 0; i < 16; i++) {
            chunks[i] = i << CHUNK_BITS;
        }
        allocated = 1 << 20;
        if (pcHoles) {
            chunks[0xa] = NO_MEMORY;
            chunks[0xb] = NO_MEMORY;
            ByteRange.fill(ram, ROM_START, ROM_END, 0xff);
        }
    }

    /** Installed RAM in bytes, the part hidden by holes included. */
    public long ramBytes() {
        return ramBytes;
    }

    /** RAM below the PCI hole in bytes; the rest lies from 4 GiB on. */
    public long lowRamBytes() {
        return lowBytes;
    }

    public void codeListener(CodeListener listener) {
        codeListener = listener;
    }

    public void translationListener(TranslationListener listener) {
        translationListener = listener;
    }

    @Override
    public boolean enabled() {
        return addressMask == -1;
    }

    @Override
    public void enable(boolean on) {
        long mask = on ? -1 : ~A20_BIT;
        if (mask != addressMask) {
            addressMask = mask;
            mappingChanged();
        }
    }

    /** The address that reaches the bus: bit 20 cleared while A20 is disabled. */
    public long busAddress(long physical) {
        return physical & addressMask;
    }

    private void mappingChanged() {
        if (translationListener != null) {
            translationListener.mappingChanged();
        }
    }

    /** The offset in {@link #ram} of a bus address, or a negative number where there is neither RAM nor ROM. */
    public int offset(long physical) {
        int chunk;
        if (physical >= 0 && physical < lowBytes) {
            chunk = (int) (physical >>> CHUNK_BITS);
        } else if (physical >= FOUR_GIB && physical < FOUR_GIB + ramBytes - lowBytes) {
            chunk = (int) (lowBytes + physical - FOUR_GIB >>> CHUNK_BITS);
        } else if (pcHoles && physical >= ROM_ALIAS && physical < FOUR_GIB) {
            chunk = (int) (physical >>> CHUNK_BITS) & 15;
        } else {
            return NO_MEMORY;
        }
        int start = chunks[chunk];
        if (start == UNTOUCHED) {
            start = allocate(chunk);
        }
        if (start < 0) {
            // the array has room for the holes below 1 MiB, too
            return physical >= exposedFirst && physical <= exposedLast ? (int) physical : start;
        }
        return start | (int) physical & CHUNK - 1;
    }

    private int allocate(int chunk) {
        int start = allocated;
        if (start == ram.length) {
            if (start == LARGEST_ARRAY) {
                throw new OutOfMemoryError("the guest has touched 2 GiB of RAM, more than one Java array holds");
            }
            int size = (int) Math.min(LARGEST_ARRAY, (long) start << 1);
            ram = Arrays.copyOf(ram, size);
            code.grow(size);
        }
        allocated = start + CHUNK;
        chunks[chunk] = start;
        return start;
    }

    /** Whether a bus address is memory that ignores writes. */
    public boolean readOnly(long physical) {
        return pcHoles && (physical >= ROM_START && physical < ROM_END || physical >= ROM_ALIAS && physical < FOUR_GIB);
    }

    /** Whether writes to the page at this offset must take the checked way because code was decoded from it. */
    public boolean holdsCode(int offset) {
        return code.onPage(offset);
    }

    /** Announces writes to a page of {@link #ram} past {@link #write}: {@link TranslationListener} tells when to stop. */
    public void writtenUnchecked(int offset) {
        code.writtenUnchecked(offset);
    }

    @Override
    public void expose(long first, long last) {
        if (!pcHoles || first < HOLE_START || last >= ROM_START || (first & 4095) != 0 || (last & 4095) != 4095) {
            throw new IllegalArgumentException("no room for plain memory at " + Hex.prefixed(first) + " to " + Hex.prefixed(last));
        }
        exposedFirst = first;
        exposedLast = last;
        mappingChanged();
    }

    @Override
    public void withdraw() {
        for (long page = exposedFirst; page <= exposedLast; page += 4096) {
            noteWrite(page, (int) page, 4096);
        }
        exposedLast = -1;
        mappingChanged();
    }

    /** Gives a range of whole pages outside RAM to a chip; {@code last} is inclusive. */
    public void attach(String owner, long first, long last, MmioHandler handler) {
        windows.attach(new MmioWindow(owner, first, last, handler));
        mappingChanged();
    }

    /** Takes back the window that begins at {@code first}; accesses find the open bus there. */
    public void detach(long first) {
        windows.detach(first);
        mappingChanged();
    }

    /** The chip whose window holds {@code bytes} bytes from a bus address on, or null where there is memory or none. */
    MmioHandler window(long physical, int bytes) {
        return offset(physical) >= 0 ? null : windows.handler(physical, bytes);
    }

    /** Bulk operations on chips' windows. */
    public WindowTransfer transfers() {
        return transfers;
    }

    /** Installs ROM content; the range must lie within c0000-fffff. */
    public void installRom(int physical, byte[] image) {
        if (!pcHoles || physical < ROM_START || physical + image.length > ROM_END) {
            throw new IllegalArgumentException("ROM at " + Hex.prefixed(physical) + ", " + image.length + " bytes, expected within 0xc0000-0xfffff");
        }
        System.arraycopy(image, 0, ram, physical, image.length);
        for (int done = 0; done < image.length; done += 4096 - (physical + done & 4095)) {
            int part = Math.min(image.length - done, 4096 - (physical + done & 4095));
            noteWrite(physical + done, physical + done, part);
        }
    }

    /** Reads {@code size} (1, 2, 4, 8) bytes, little-endian, zero-extended. */
    public long read(long physical, int size) {
        long address = physical & addressMask;
        int offset = offset(address);
        if (offset >= 0 && (offset & CHUNK - 1) <= CHUNK - size) {
            return load(offset, size);
        }
        return readOutside(address, offset, size);
    }

    private long readOutside(long address, int offset, int size) {
        if (offset < 0 && (address & 4095) <= 4096 - size) {
            return windows.read(address, size);
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= read(address + i, 1) << (i << 3);
        }
        return value;
    }

    /** Reads at an offset of {@link #ram}; the bytes must lie within one chunk. */
    public long load(int offset, int size) {
        byte[] bytes = ram;
        return switch (size) {
            case 1 -> bytes[offset] & 0xff;
            case 2 -> LittleEndian.get16(bytes, offset);
            case 4 -> LittleEndian.get32(bytes, offset) & 0xffffffffL;
            default -> LittleEndian.get64(bytes, offset);
        };
    }

    /** Writes at an offset of {@link #ram} without looking for code or ROM. */
    public void store(int offset, int size, long value) {
        byte[] bytes = ram;
        switch (size) {
            case 1 -> bytes[offset] = (byte) value;
            case 2 -> LittleEndian.put16(bytes, offset, (int) value);
            case 4 -> LittleEndian.put32(bytes, offset, (int) value);
            default -> LittleEndian.put64(bytes, offset, value);
        }
    }

    /** Writes the low {@code size} (1, 2, 4, 8) bytes of {@code value}, little-endian. */
    public void write(long physical, int size, long value) {
        long address = physical & addressMask;
        int offset = offset(address);
        if (offset >= 0 && (offset & 4095) <= 4096 - size) {
            if (!readOnly(address)) {
                store(offset, size, value);
                noteWrite(address, offset, size);
            }
            return;
        }
        writeOutside(address, offset, size, value);
    }

    private void writeOutside(long address, int offset, int size, long value) {
        if (offset < 0 && (address & 4095) <= 4096 - size) {
            windows.write(address, size, value);
            return;
        }
        for (int i = 0; i < size; i++) {
            write(address + i, 1, value >>> (i << 3));
        }
    }

    public int read8(long physical) {
        return (int) read(physical, 1);
    }

    public int read16(long physical) {
        return (int) read(physical, 2);
    }

    public int read32(long physical) {
        return (int) read(physical, 4);
    }

    public long read64(long physical) {
        return read(physical, 8);
    }

    public void write8(long physical, int value) {
        write(physical, 1, value);
    }

    public void write16(long physical, int value) {
        write(physical, 2, value);
    }

    public void write32(long physical, int value) {
        write(physical, 4, value);
    }

    public void write64(long physical, long value) {
        write(physical, 8, value);
    }

    /** Copies from the host into guest memory, as a bus master writes: ROM keeps its content, MMIO gets bytes. */
    @Override
    public void copyIn(long physical, byte[] from, int index, int length) {
        int done = 0;
        while (done < length) {
            long address = physical + done & addressMask;
            int part = Math.min(length - done, 4096 - ((int) address & 4095));
            int offset = offset(address);
            if (offset < 0) {
                for (int i = 0; i < part; i++) {
                    write(address + i, 1, from[index + done + i]);
                }
            } else if (!readOnly(address)) {
                System.arraycopy(from, index + done, ram, offset, part);
                noteWrite(address, offset, part);
            }
            done += part;
        }
    }

    /** Copies from guest memory to the host. */
    @Override
    public void copyOut(long physical, byte[] to, int index, int length) {
        int done = 0;
        while (done < length) {
            long address = physical + done & addressMask;
            int part = Math.min(length - done, 4096 - ((int) address & 4095));
            int offset = offset(address);
            if (offset < 0) {
                for (int i = 0; i < part; i++) {
                    to[index + done + i] = (byte) read(address + i, 1);
                }
            } else {
                System.arraycopy(ram, offset, to, index + done, part);
            }
            done += part;
        }
    }

    /** Sets {@code length} bytes to {@code value}. */
    public void fill(long physical, long length, int value) {
        long done = 0;
        while (done < length) {
            long address = physical + done & addressMask;
            int part = (int) Math.min(length - done, 4096 - (address & 4095));
            int offset = offset(address);
            if (offset < 0) {
                for (int i = 0; i < part; i++) {
                    write(address + i, 1, value);
                }
            } else if (!readOnly(address)) {
                ByteRange.fill(ram, offset, offset + part, value);
                noteWrite(address, offset, part);
            }
            done += part;
        }
    }

    /** Tells the code listener if the bytes just written (within one page) reach a marked granule. */
    public void noteWrite(long physical, int offset, int bytes) {
        if (code.touched(offset, bytes) && codeListener != null) {
            codeListener.codeWritten(physical, bytes);
        }
    }

    /** Declares that {@code bytes} bytes from a bus address on (within one page) hold decoded code. */
    public void markCode(long physical, int bytes) {
        int offset = offset(physical);
        if (offset >= 0 && code.mark(offset, bytes) && translationListener != null) {
            translationListener.codePageMarked(offset & -4096);
        }
    }

    /** Takes back {@link #markCode} for every granule that the bytes (within one page) touch. */
    public void unmarkCode(long physical, int bytes) {
        int offset = offset(physical);
        if (offset >= 0) {
            code.unmark(offset, bytes);
        }
    }

    @Override
    public void save(StateWriter out) {
        out.flag("a20", enabled());
        int used = 0;
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            used += holdsContent(chunk) ? 1 : 0;
        }
        out.number("chunks", used);
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            if (holdsContent(chunk)) {
                out.number("chunk", chunk);
                out.bytes("bytes", ram, chunks[chunk], CHUNK);
            }
        }
    }

    /** Whether a chunk differs from untouched RAM: chunks merely read are not part of the state. */
    private boolean holdsContent(int chunk) {
        int start = chunks[chunk];
        if (start < 0) {
            return false;
        }
        for (int i = start; i < start + CHUNK; i += 8) {
            if (LittleEndian.get64(ram, i) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void load(StateReader in) {
        clear();
        addressMask = in.flag("a20") ? -1 : ~A20_BIT;
        ByteRange.fill(ram, 0, ram.length, 0);
        long used = in.number("chunks");
        for (long i = 0; i < used; i++) {
            int chunk = (int) in.number("chunk");
            int start = chunks[chunk] == UNTOUCHED ? allocate(chunk) : chunks[chunk];
            in.bytes("bytes", ram, start, CHUNK);
        }
        mappingChanged();
    }
}
