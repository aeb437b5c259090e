package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of a disk: an MBR's four entries (at 1BEh of sector 0) or a GPT (UEFI specification, chapter 5).
 *
 * @param kind which table was read
 * @param partitions in the table's order, empty entries left out
 */
public record PartitionTable(Kind kind, List<Partition> partitions) {

    /** Which kind of table a disk has. */
    public enum Kind {
        /** No entry in use: a boot sector that fills its disk, as images of the bootloader crate 0.9 have it. */
        NONE,
        MBR,
        GPT
    }

    private static final int ENTRIES_AT = 446;
    private static final int ENTRY = 16;
    private static final int GPT_PROTECTIVE = 0xee;
    private static final long GPT_SIGNATURE = 0x5452415020494645L;
    private static final int GPT_NAME_AT = 56;
    private static final int GPT_NAME_BYTES = 72;
    private static final int GPT_MAX_ENTRIES = 1024;

    static PartitionTable read(ImageSource source, byte[] bootSector) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bootSector).order(ByteOrder.LITTLE_ENDIAN);
        List<Partition> found = new ArrayList<>(4);
        boolean protective = false;
        for (int i = 0; i < 4; i++) {
            int at = ENTRIES_AT + i * ENTRY;
            int status = b.get(at) & 0xff;
            if (status != 0 && status != 0x80) {
                return new PartitionTable(Kind.NONE, List.of());
            }
            int type = b.get(at + 4) & 0xff;
            long sectors = Integer.toUnsignedLong(b.getInt(at + 12));
            if (type != 0 && sectors != 0) {
                found.add(new Partition(i + 1, status == 0x80, type, typeName(type), Integer.toUnsignedLong(b.getInt(at + 8)), sectors));
                protective |= type == GPT_PROTECTIVE;
            }
        }
        if (protective && source.holds(512, 512) && source.littleEndian(512, 8).getLong(0) == GPT_SIGNATURE) {
            return new PartitionTable(Kind.GPT, gpt(source));
        }
        return found.isEmpty() ? new PartitionTable(Kind.NONE, List.of()) : new PartitionTable(Kind.MBR, List.copyOf(found));
    }

    private static List<Partition> gpt(ImageSource source) throws IOException {
        ByteBuffer header = source.littleEndian(512, 92);
        long firstEntry = header.getLong(72);
        int entries = header.getInt(80);
        int entryBytes = header.getInt(84);
        if (firstEntry < 2 || firstEntry > source.size() / 512 || entries <= 0 || entries > GPT_MAX_ENTRIES || entryBytes < 128
                || entryBytes > 4096 || !source.holds(firstEntry * 512, (long) entries * entryBytes)) {
            return List.of();
        }
        ByteBuffer table = source.littleEndian(firstEntry * 512, entries * entryBytes);
        List<Partition> found = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            int at = i * entryBytes;
            if (table.getLong(at) != 0 || table.getLong(at + 8) != 0) {
                long first = table.getLong(at + 32);
                found.add(new Partition(i + 1, false, -1, gptName(table, at), first, table.getLong(at + 40) - first + 1));
            }
        }
        return List.copyOf(found);
    }

    private static String gptName(ByteBuffer table, int entry) {
        byte[] name = new byte[GPT_NAME_BYTES];
        table.get(entry + GPT_NAME_AT, name);
        String text = new String(name, StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    static String typeName(int type) {
        return switch (type) {
            case 0x01, 0x04, 0x06, 0x0e -> "FAT16";
            case 0x05, 0x0f -> "extended";
            case 0x07 -> "NTFS or exFAT";
            case 0x0b, 0x0c -> "FAT32";
            case 0x20 -> "second stage of the bootloader crate";
            case 0x82 -> "Linux swap";
            case 0x83 -> "Linux";
            case 0xda -> "raw data";
            case GPT_PROTECTIVE -> "protective, a GPT follows";
            case 0xef -> "EFI system";
            default -> "type " + Integer.toHexString(type) + "h";
        };
    }

    /** The first partition of that MBR type, or null. */
    Partition ofType(int type) {
        for (Partition partition : partitions) {
            if (partition.type() == type) {
                return partition;
            }
        }
        return null;
    }
}
