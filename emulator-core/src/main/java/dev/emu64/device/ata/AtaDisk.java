package dev.emu64.device.ata;

import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.storage.BlockDevice;

/**
 * A hard disk with the general feature set in PIO (ATA/ATAPI-6, T13 1410D, clause 8): 28- and 48-bit LBA, CHS, READ and
 * WRITE SECTORS and MULTIPLE, VERIFY, cache flush, power commands. What it does not know, DMA above all, it aborts.
 */
public final class AtaDisk extends IdeDevice {
    static final int MOST_MULTIPLE_SECTORS = 16;

    private static final int READ_SECTORS = 0x20;
    private static final int READ_SECTORS_WITHOUT_RETRY = 0x21;
    private static final int READ_SECTORS_EXT = 0x24;
    private static final int READ_MULTIPLE_EXT = 0x29;
    private static final int WRITE_SECTORS = 0x30;
    private static final int WRITE_SECTORS_WITHOUT_RETRY = 0x31;
    private static final int WRITE_SECTORS_EXT = 0x34;
    private static final int WRITE_MULTIPLE_EXT = 0x39;
    private static final int READ_VERIFY = 0x40;
    private static final int READ_VERIFY_WITHOUT_RETRY = 0x41;
    private static final int READ_VERIFY_EXT = 0x42;
    private static final int SEEK = 0x70;
    private static final int INITIALIZE_DEVICE_PARAMETERS = 0x91;
    private static final int READ_MULTIPLE = 0xc4;
    private static final int WRITE_MULTIPLE = 0xc5;
    private static final int SET_MULTIPLE_MODE = 0xc6;
    private static final int CHECK_POWER_MODE = 0xe5;
    private static final int CHECK_POWER_MODE_RETIRED = 0x98;
    private static final int FLUSH_CACHE = 0xe7;
    private static final int FLUSH_CACHE_EXT = 0xea;
    private static final int IDENTIFY_DEVICE = 0xec;
    private static final int SET_FEATURES = 0xef;
    private static final int ACTIVE = 0xff;
    private static final long COMMAND_NANOS = 5_000;
    private static final long BLOCK_NANOS = 2_000;
    private static final int SECTOR_BYTES = BlockDevice.SECTOR_BYTES;

    private DiskGeometry geometry;
    private int multipleSectors;

    /** The sectors of the present DRQ data block; bytes up to {@link #blockBytes} are valid. */
    private final byte[] block = new byte[MOST_MULTIPLE_SECTORS * SECTOR_BYTES];
    private int blockBytes;
    private int position;
    private final SectorRange range = new SectorRange();
    private boolean blockUnderWay;

    private final BlockDevice disk;
    private final String model;
    private final String serialNumber;

    /**
     * A drive that has passed its self-test.
     *
     * @param name makes its event unique, such as {@code ide0.disk0}
     * @param model up to 40 ASCII characters
     * @param serialNumber up to 20 ASCII characters
     */
    public AtaDisk(String name, Scheduler scheduler, BlockDevice disk, String model, String serialNumber) {
        super(name, scheduler);
        this.disk = disk;
        this.model = model;
        this.serialNumber = serialNumber;
        geometry = DiskGeometry.of(disk.sectorCount());
    }

    @Override
    void writeSignature() {
        lbaMid = 0;
        lbaHigh = 0;
    }

    @Override
    void restoreDefaults() {
        multipleSectors = 0;
        geometry = DiskGeometry.of(disk.sectorCount());
    }

    @Override
    void begin() {
        blockUnderWay = false;
        progress.in(COMMAND_NANOS);
    }

    @Override
    void advance() {
        if (!blockUnderWay) {
            execute();
        } else if (writes()) {
            writeBlock();
        } else {
            readBlock();
        }
    }

    private void execute() {
        switch (command) {
            case READ_SECTORS, READ_SECTORS_WITHOUT_RETRY, READ_SECTORS_EXT -> startTransfer();
            case WRITE_SECTORS, WRITE_SECTORS_WITHOUT_RETRY, WRITE_SECTORS_EXT -> startWriting();
            case READ_MULTIPLE, READ_MULTIPLE_EXT -> {
                if (multipleSectors == 0) {
                    abort();
                } else {
                    startTransfer();
                }
            }
            case WRITE_MULTIPLE, WRITE_MULTIPLE_EXT -> {
                if (multipleSectors == 0) {
                    abort();
                } else {
                    startWriting();
                }
            }
            case READ_VERIFY, READ_VERIFY_WITHOUT_RETRY, READ_VERIFY_EXT -> verify();
            case SEEK -> seek();
            case IDENTIFY_DEVICE -> identify();
            case SET_MULTIPLE_MODE -> setMultipleMode();
            case INITIALIZE_DEVICE_PARAMETERS -> initializeDeviceParameters();
            case SET_FEATURES -> setFeatures();
            case CHECK_POWER_MODE, CHECK_POWER_MODE_RETIRED -> {
                sectorCount = ACTIVE;
                finish();
            }
            case FLUSH_CACHE, FLUSH_CACHE_EXT -> {
                disk.flush();
                finish();
            }
            // STANDBY IMMEDIATE, IDLE IMMEDIATE, STANDBY, IDLE, SLEEP and their retired codes: it is always active
            case 0xe0, 0xe1, 0xe2, 0xe3, 0xe6, 0x94, 0x95, 0x96, 0x97, 0x99 -> finish();
            default -> {
                // RECALIBRATE has sixteen codes
                if ((command & 0xf0) == 0x10) {
                    finish();
                } else {
                    abort();
                }
            }
        }
    }

    private boolean extended() {
        return switch (command) {
            case READ_SECTORS_EXT, READ_MULTIPLE_EXT, WRITE_SECTORS_EXT, WRITE_MULTIPLE_EXT, READ_VERIFY_EXT -> true;
            default -> false;
        };
    }

    private boolean writes() {
        return switch (command) {
            case WRITE_SECTORS, WRITE_SECTORS_WITHOUT_RETRY, WRITE_SECTORS_EXT, WRITE_MULTIPLE, WRITE_MULTIPLE_EXT -> true;
            default -> false;
        };
    }

    private int sectorsPerBlock() {
        return switch (command) {
            case READ_MULTIPLE, READ_MULTIPLE_EXT, WRITE_MULTIPLE, WRITE_MULTIPLE_EXT -> multipleSectors;
            default -> 1;
        };
    }

    private void readAddress() {
        range.read(this, extended(), geometry);
    }

    private void writeAddress() {
        range.write(this, extended(), geometry);
    }

    private void notFound() {
        writeAddress();
        fail(ERROR_IDNF);
    }

    private void startTransfer() {
        readAddress();
        blockUnderWay = true;
        readBlock();
    }

    private void startWriting() {
        if (disk.readOnly()) {
            abort();
            return;
        }
        readAddress();
        int sectors = Math.min(sectorsPerBlock(), range.sectorsLeft);
        if (!disk.contains(range.lba, sectors)) {
            notFound();
            return;
        }
        blockUnderWay = true;
        request(sectors * SECTOR_BYTES);
    }

    private void request(int bytes) {
        position = 0;
        blockBytes = bytes;
        status = STATUS_READY | STATUS_DRQ;
    }

    private void readBlock() {
        int sectors = Math.min(sectorsPerBlock(), range.sectorsLeft);
        if (!disk.contains(range.lba, sectors)) {
            notFound();
            return;
        }
        disk.read(range.lba, sectors, block, 0);
        request(sectors * SECTOR_BYTES);
        interrupt();
    }

    private void writeBlock() {
        disk.write(range.lba, blockBytes / SECTOR_BYTES, block, 0);
        range.advance(blockBytes / SECTOR_BYTES);
        if (range.sectorsLeft == 0) {
            writeAddress();
            finish();
            return;
        }
        int sectors = Math.min(sectorsPerBlock(), range.sectorsLeft);
        if (!disk.contains(range.lba, sectors)) {
            notFound();
            return;
        }
        request(sectors * SECTOR_BYTES);
        interrupt();
    }

    @Override
    int readData() {
        if ((status & STATUS_DRQ) == 0 || writes()) {
            return 0;
        }
        int value = block[position] & 0xff | (block[position + 1] & 0xff) << 8;
        position += 2;
        if (position == blockBytes) {
            blockRead();
        }
        return value;
    }

    private void blockRead() {
        if (command == IDENTIFY_DEVICE) {
            status = STATUS_READY;
            return;
        }
        range.advance(blockBytes / SECTOR_BYTES);
        if (range.sectorsLeft == 0) {
            status = STATUS_READY;
            writeAddress();
        } else {
            status = STATUS_BSY;
            progress.in(BLOCK_NANOS);
        }
    }

    @Override
    void writeData(int value) {
        if ((status & STATUS_DRQ) == 0 || !writes()) {
            return;
        }
        block[position] = (byte) value;
        block[position + 1] = (byte) (value >> 8);
        position += 2;
        if (position == blockBytes) {
            status = STATUS_BSY;
            progress.in(BLOCK_NANOS);
        }
    }

    private void identify() {
        byte[] words = IdentifyDeviceWords.of(model, serialNumber, disk.sectorCount(), DiskGeometry.of(disk.sectorCount()), geometry,
            multipleSectors);
        System.arraycopy(words, 0, block, 0, words.length);
        request(words.length);
        interrupt();
    }

    private void verify() {
        readAddress();
        if (!disk.contains(range.lba, range.sectorsLeft)) {
            if (range.lba >= 0) {
                range.advance((int) Math.max(0, disk.sectorCount() - range.lba));
            }
            notFound();
            return;
        }
        range.advance(range.sectorsLeft);
        writeAddress();
        finish();
    }

    private void seek() {
        readAddress();
        if (disk.contains(range.lba, 1)) {
            finish();
        } else {
            fail(ERROR_IDNF);
        }
    }

    private void setMultipleMode() {
        int sectors = sectorCount & 0xff;
        if (sectors > MOST_MULTIPLE_SECTORS || (sectors & sectors - 1) != 0) {
            abort();
            return;
        }
        multipleSectors = sectors;
        finish();
    }

    private void initializeDeviceParameters() {
        int sectorsPerTrack = sectorCount & 0xff;
        if (sectorsPerTrack == 0) {
            abort();
            return;
        }
        geometry = DiskGeometry.of(disk.sectorCount(), (device & 15) + 1, sectorsPerTrack);
        finish();
    }

    private void setFeatures() {
        switch (features) {
            // write cache and look-ahead on and off, keeping or dropping settings at a reset: nothing depends on them
            case 0x02, 0x82, 0xaa, 0x55, 0x66, 0xcc -> finish();
            case 0x03 -> setTransferMode(sectorCount & 0xff);
            default -> abort();
        }
    }

    private void setTransferMode(int mode) {
        boolean defaultPio = mode <= 0x01;
        boolean flowControlledPio = mode >= 0x08 && mode <= 0x0c;
        if (defaultPio || flowControlledPio) {
            finish();
        } else {
            abort();
        }
    }

    @Override
    public void save(StateWriter out) {
        super.save(out);
        out.number("heads", geometry.heads());
        out.number("sectorsPerTrack", geometry.sectorsPerTrack());
        out.number("multipleSectors", multipleSectors);
        out.bytes("block", block);
        out.number("blockBytes", blockBytes);
        out.number("position", position);
        out.part("range", range);
        out.flag("blockUnderWay", blockUnderWay);
    }

    @Override
    public void load(StateReader in) {
        super.load(in);
        int heads = (int) in.number("heads");
        geometry = DiskGeometry.of(disk.sectorCount(), heads, (int) in.number("sectorsPerTrack"));
        multipleSectors = (int) in.number("multipleSectors");
        in.bytes("block", block);
        blockBytes = (int) in.number("blockBytes");
        position = (int) in.number("position");
        in.part("range", range);
        blockUnderWay = in.flag("blockUnderWay");
    }
}
