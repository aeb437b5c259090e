package dev.emu64.storage;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** A disk that keeps what is written in memory and never touches the disk below. */
public final class CopyOnWriteDisk implements BlockDevice, Stateful {
    private final BlockDevice base;
    /** Written sectors by address, in order so that equal disks save equal states. */
    private final NavigableMap<Long, byte[]> overlay = new TreeMap<>();

    public CopyOnWriteDisk(BlockDevice base) {
        this.base = base;
    }

    @Override
    public long sectorCount() {
        return base.sectorCount();
    }

    /** The disk below, as it was before anything was written. */
    public BlockDevice base() {
        return base;
    }

    /** How many sectors differ, or may differ, from the disk below. */
    public int writtenSectors() {
        return overlay.size();
    }

    @Override
    public void read(long lba, int count, byte[] into, int offset) {
        base.read(lba, count, into, offset);
        if (overlay.isEmpty()) {
            return;
        }
        for (Map.Entry<Long, byte[]> written : overlay.subMap(lba, lba + count).entrySet()) {
            int at = offset + (int) (written.getKey() - lba) * SECTOR_BYTES;
            System.arraycopy(written.getValue(), 0, into, at, SECTOR_BYTES);
        }
    }

    @Override
    public void write(long lba, int count, byte[] from, int offset) {
        Objects.checkFromIndexSize(lba, (long) count, sectorCount());
        for (int i = 0; i < count; i++) {
            int at = offset + i * SECTOR_BYTES;
            overlay.put(lba + i, Arrays.copyOfRange(from, at, at + SECTOR_BYTES));
        }
    }

    @Override
    public void flush() {
        // what is written stays in memory
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public void save(StateWriter out) {
        long[] addresses = new long[overlay.size()];
        byte[] sectors = new byte[overlay.size() * SECTOR_BYTES];
        int i = 0;
        for (Map.Entry<Long, byte[]> written : overlay.entrySet()) {
            addresses[i] = written.getKey();
            System.arraycopy(written.getValue(), 0, sectors, i * SECTOR_BYTES, SECTOR_BYTES);
            i++;
        }
        out.number("writtenSectors", addresses.length);
        out.longs("addresses", addresses);
        out.bytes("sectors", sectors);
    }

    @Override
    public void load(StateReader in) {
        int written = (int) in.number("writtenSectors");
        long[] addresses = new long[written];
        byte[] sectors = new byte[written * SECTOR_BYTES];
        in.longs("addresses", addresses);
        in.bytes("sectors", sectors);
        overlay.clear();
        for (int i = 0; i < written; i++) {
            write(addresses[i], 1, sectors, i * SECTOR_BYTES);
        }
    }
}
