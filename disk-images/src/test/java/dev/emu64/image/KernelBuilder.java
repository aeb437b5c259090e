package dev.emu64.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes ELF64 files for tests: segments with content at offsets that are multiples of 8, dynamic relocations, and every field open to damage. */
final class KernelBuilder {

    /** What to write for one segment; {@code content} may be shorter than {@code memoryBytes}. */
    record Segment(int type, int flags, long address, byte[] content, long memoryBytes) {
    }

    private final List<Segment> segments = new ArrayList<>();
    private int type = ElfHeader.ET_EXEC;
    private int machine = ElfMachine.X86_64;
    private long entry;

    KernelBuilder type(int newType) {
        type = newType;
        return this;
    }

    KernelBuilder machine(int newMachine) {
        machine = newMachine;
        return this;
    }

    KernelBuilder entry(long address) {
        entry = address;
        return this;
    }

    KernelBuilder load(int flags, long address, byte[] content, long memoryBytes) {
        segments.add(new Segment(ElfSegment.PT_LOAD, flags, address, content, memoryBytes));
        return this;
    }

    KernelBuilder segment(int segmentType, long address, byte[] content) {
        segments.add(new Segment(segmentType, ElfSegment.READ, address, content, content.length));
        return this;
    }

    /** A small kernel that passes every check: code at 2 MiB that halts. */
    static KernelBuilder halting() {
        return new KernelBuilder().entry(0x200000).load(ElfSegment.READ | ElfSegment.EXECUTE, 0x200000, new byte[] {(byte) 0xf4, (byte) 0xeb, (byte) 0xfd}, 3);
    }

    /** PT_DYNAMIC's content: DT_RELA, DT_RELASZ, DT_RELAENT, end. */
    static byte[] dynamic(long relaAddress, long relaBytes) {
        ByteBuffer b = buffer(64);
        b.putLong(7).putLong(relaAddress).putLong(8).putLong(relaBytes).putLong(9).putLong(24);
        return b.array();
    }

    static byte[] rela(ElfRelocation... relocations) {
        ByteBuffer b = buffer(24 * relocations.length);
        for (ElfRelocation r : relocations) {
            b.putLong(r.offset()).putInt(r.type()).putInt(r.symbol()).putLong(r.addend());
        }
        return b.array();
    }

    byte[] build() {
        int head = 64 + 56 * segments.size();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer table = buffer(56 * segments.size());
        for (Segment s : segments) {
            table.putInt(s.type()).putInt(s.flags()).putLong(head + body.size()).putLong(s.address()).putLong(s.address());
            table.putLong(s.content().length).putLong(s.memoryBytes()).putLong(1);
            body.writeBytes(s.content());
            if (s != segments.get(segments.size() - 1)) {
                body.writeBytes(new byte[-body.size() & 7]);
            }
        }
        ByteBuffer b = buffer(head + body.size());
        b.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        b.putShort((short) type).putShort((short) machine).putInt(1).putLong(entry).putLong(64).putLong(0).putInt(0);
        b.putShort((short) 64).putShort((short) 56).putShort((short) segments.size()).putShort((short) 64).putShort((short) 0).putShort((short) 0);
        return b.put(table.array()).put(body.toByteArray()).array();
    }

    ImageSource source() {
        return ImageSource.of(build());
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
