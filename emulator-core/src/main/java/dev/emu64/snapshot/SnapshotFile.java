package dev.emu64.snapshot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Snapshots as files. All numbers are big-endian, names are in Java's modified UTF-8 with a 16-bit length before them.
 *
 * <pre>
 * "EMU64SNP", version (16 bits), then compressed with gzip, whose checksum guards it:
 *   number of traits (16 bits), each a name and a value
 *   entries: 'N' name, 64 bits | 'B' name, length (32 bits), bytes | 'L' name, length (32 bits), 64-bit units
 *            | '(' name begins a part | ')' name ends it
 *   'Z'
 * </pre>
 *
 * Equal snapshots make equal files.
 */
public final class SnapshotFile {
    private static final byte[] MAGIC = {'E', 'M', 'U', '6', '4', 'S', 'N', 'P'};
    private static final int VERSION = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private SnapshotFile() {
    }

    /** Writes {@code snapshot}; the stream stays open. */
    public static void write(Snapshot snapshot, OutputStream to) throws IOException {
        to.write(MAGIC);
        to.write(VERSION >>> 8);
        to.write(VERSION);
        GZIPOutputStream compressed = new GZIPOutputStream(to, BUFFER_BYTES);
        DataOutputStream out = new DataOutputStream(compressed);
        Map<String, String> traits = new TreeMap<>(snapshot.traits());
        out.writeShort(traits.size());
        for (Map.Entry<String, String> trait : traits.entrySet()) {
            out.writeUTF(trait.getKey());
            out.writeUTF(trait.getValue());
        }
        for (SavedField field : snapshot.state().fields()) {
            write(field, out);
        }
        out.writeByte('Z');
        out.flush();
        compressed.finish();
    }

    private static void write(SavedField field, DataOutputStream out) throws IOException {
        if (field instanceof SavedField.Number number) {
            out.writeByte('N');
            out.writeUTF(number.name());
            out.writeLong(number.value());
        } else if (field instanceof SavedField.Bytes bytes) {
            out.writeByte('B');
            out.writeUTF(bytes.name());
            out.writeInt(bytes.values().length);
            out.write(bytes.values());
        } else if (field instanceof SavedField.Longs longs) {
            out.writeByte('L');
            out.writeUTF(longs.name());
            out.writeInt(longs.values().length);
            for (long value : longs.values()) {
                out.writeLong(value);
            }
        } else {
            out.writeByte(field instanceof SavedField.Begin ? '(' : ')');
            out.writeUTF(field.name());
        }
    }

    /**
     * Reads a whole snapshot.
     *
     * @throws SnapshotException if {@code from} does not hold one, or a damaged one, or one of another version
     * @throws IOException if the host cannot read
     */
    public static Snapshot read(InputStream from) throws IOException {
        byte[] head = from.readNBytes(MAGIC.length + 2);
        if (head.length < MAGIC.length + 2 || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new SnapshotException("it is not a snapshot of this emulator");
        }
        int version = (head[MAGIC.length] & 0xff) << 8 | head[MAGIC.length + 1] & 0xff;
        if (version != VERSION) {
            throw new SnapshotException("its format is version " + version + ", this emulator reads version " + VERSION);
        }
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, BUFFER_BYTES), BUFFER_BYTES));
            Snapshot snapshot = content(in);
            if (in.read() >= 0) {
                throw new SnapshotException("it is damaged: there is something behind its end");
            }
            return snapshot;
        } catch (EOFException e) {
            throw new SnapshotException("it is cut off");
        } catch (ZipException | UTFDataFormatException e) {
            throw new SnapshotException("it is damaged: " + e.getMessage());
        }
    }

    private static Snapshot content(DataInputStream in) throws IOException {
        Map<String, String> traits = new LinkedHashMap<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            String name = in.readUTF();
            traits.put(name, in.readUTF());
        }
        // a name occurs thousands of times, once a chunk of RAM
        Map<String, String> names = new LinkedHashMap<>();
        List<SavedField> fields = new ArrayList<>();
        for (int kind = in.readUnsignedByte(); kind != 'Z'; kind = in.readUnsignedByte()) {
            String read = in.readUTF();
            String name = names.computeIfAbsent(read, same -> same);
            fields.add(switch (kind) {
                case 'N' -> new SavedField.Number(name, in.readLong());
                case 'B' -> new SavedField.Bytes(name, bytes(in, in.readInt()));
                case 'L' -> new SavedField.Longs(name, longs(in, in.readInt()));
                case '(' -> new SavedField.Begin(name);
                case ')' -> new SavedField.End(name);
                default -> throw new SnapshotException("it is damaged: unknown entry " + kind + " at " + name);
            });
        }
        return new Snapshot(traits, new SavedState(fields));
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw new SnapshotException("it is damaged: a length of " + length);
        }
        // grows as bytes arrive, so a false length cannot take all memory
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static long[] longs(DataInputStream in, int length) throws IOException {
        byte[] bytes = bytes(in, length > Integer.MAX_VALUE / Long.BYTES ? -1 : length * Long.BYTES);
        long[] values = new long[length];
        java.nio.ByteBuffer.wrap(bytes).asLongBuffer().get(values);
        return values;
    }
}
