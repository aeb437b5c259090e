package dev.emu64.machine.boot;

import dev.emu64.image.ImageSource;
import dev.emu64.storage.BlockDevice;
import java.io.EOFException;
import java.io.IOException;

/** The bytes of a medium in a drive. */
public final class DriveSource implements ImageSource {
    private static final int SECTOR = BlockDevice.SECTOR_BYTES;

    private final BlockDevice device;

    public DriveSource(BlockDevice device) {
        this.device = device;
    }

    @Override
    public long size() {
        return device.sectorCount() * SECTOR;
    }

    @Override
    public void read(long offset, byte[] target, int start, int length) throws IOException {
        if (offset < 0 || offset + length > size()) {
            throw new EOFException("the medium ends at byte " + size());
        }
        long first = offset / SECTOR;
        int count = (int) ((offset + length + SECTOR - 1) / SECTOR - first);
        byte[] sectors = new byte[count * SECTOR];
        device.read(first, count, sectors, 0);
        System.arraycopy(sectors, (int) (offset - first * SECTOR), target, start, length);
    }
}
