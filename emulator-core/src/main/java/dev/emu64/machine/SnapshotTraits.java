package dev.emu64.machine;

import dev.emu64.bits.Hex;
import dev.emu64.bits.LittleEndian;
import dev.emu64.image.MultibootProgram;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.machine.boot.MultibootKernel;
import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.MemoryDisk;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What two machines must have in common so that one can go on where the other was saved. */
final class SnapshotTraits {
    /** How much of a medium is compared: all of a usual boot image, without reading big disks from end to end. */
    private static final long COMPARED_SECTORS = (16L << 20) / BlockDevice.SECTOR_BYTES;
    private static final int SECTORS_AT_ONCE = 128;
    private static final long PRIME = 0x100000001b3L;

    private SnapshotTraits() {
    }

    static Map<String, String> of(Machine machine) {
        MachineConfig config = machine.config();
        Map<String, String> traits = new TreeMap<>();
        traits.put("RAM", config.ramBytes() % (1 << 20) == 0 ? (config.ramBytes() >> 20) + " MiB" : config.ramBytes() + " bytes");
        traits.put("COM1", config.com1() == null ? "none" : "yes");
        traits.put("debug console", config.debugConsole() == null ? "none" : "yes");
        for (int base : config.debugExits()) {
            traits.put("isa-debug-exit at " + Hex.prefixed(base), config.debugExitWidth() + " ports");
        }
        traits.put("guest time of an instruction", config.nanosPerInstruction() + " ns");
        for (CpuidFeature feature : machine.cpu().cpuid.features()) {
            traits.put("processor feature " + feature.name(), "yes");
        }
        if (config.kernel() != null) {
            traits.put("kernel", "Multiboot, content " + Hex.of(digest(config.kernel()), 16));
        }
        places(traits, "disk ", Drive.placed(config.drives(), Drive.Kind.DISK, Drive.DISK_SLOTS));
        places(traits, "diskette ", Drive.placed(config.drives(), Drive.Kind.DISKETTE, Drive.DISKETTE_SLOTS));
        int cdRoms = 0;
        for (Drive drive : config.drives()) {
            if (drive.kind() == Drive.Kind.CD_ROM) {
                traits.put("CD " + cdRoms++, medium(drive.device()));
            }
        }
        return traits;
    }

    private static void places(Map<String, String> traits, String name, Drive[] places) {
        for (int slot = 0; slot < places.length; slot++) {
            if (places[slot] != null) {
                traits.put(name + slot, medium(places[slot].device()));
            }
        }
    }

    private static String medium(BlockDevice device) {
        String size = device.sectorCount() + " sectors";
        if (device instanceof MemoryDisk) {
            // its content is part of the state
            return size;
        }
        return size + ", content " + Hex.of(digest(device instanceof CopyOnWriteDisk disk ? disk.base() : device), 16);
    }

    /** Of what a reset would load again. */
    private static long digest(MultibootKernel kernel) {
        long hash = kernel.program().entry();
        for (MultibootProgram.Piece piece : kernel.program().pieces()) {
            hash = (hash * PRIME ^ piece.address()) * PRIME ^ piece.memoryBytes();
            hash = hash * PRIME ^ Arrays.hashCode(piece.content());
        }
        hash = hash * PRIME ^ kernel.commandLine().hashCode();
        for (MultibootKernel.Module module : kernel.modules()) {
            hash = (hash * PRIME ^ module.text().hashCode()) * PRIME ^ Arrays.hashCode(module.content());
        }
        return hash;
    }

    private static long digest(BlockDevice device) {
        byte[] sectors = new byte[SECTORS_AT_ONCE * BlockDevice.SECTOR_BYTES];
        long end = Math.min(device.sectorCount(), COMPARED_SECTORS);
        long hash = 0xcbf29ce484222325L;
        for (long lba = 0; lba < end; lba += SECTORS_AT_ONCE) {
            int count = (int) Math.min(SECTORS_AT_ONCE, end - lba);
            device.read(lba, count, sectors, 0);
            for (int i = 0; i < count * BlockDevice.SECTOR_BYTES; i += Long.BYTES) {
                hash = (hash ^ LittleEndian.get64(sectors, i)) * PRIME;
                hash ^= hash >>> 29;
            }
        }
        return hash;
    }
}
