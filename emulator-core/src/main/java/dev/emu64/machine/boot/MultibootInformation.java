package dev.emu64.machine.boot;

import dev.emu64.bios.MemoryMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The boot information that EBX points to (Multiboot Specification 0.6.96, section 3.3), with all it refers to but the
 * modules' contents, in one piece; behind it a descriptor table, as kernels load segment registers before they have their own.
 *
 * <pre>
 *   0   the fields      88  the memory map      then module list, descriptor table, texts
 * </pre>
 */
final class MultibootInformation {
    static final int DESCRIPTOR_TABLE_LIMIT = 23;

    private static final int FIELDS_BYTES = 88;
    private static final int MAP_ENTRY_BYTES = 24;
    private static final int MODULE_ENTRY_BYTES = 16;
    /** Sizes of memory, boot device, command line, modules, memory map, boot loader's name. */
    private static final int FLAGS = 1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 6 | 1 << 9;
    /** The first hard disk, no partition. */
    private static final int BOOT_DEVICE = 0x8000ffff;
    private static final String LOADER = "emu64";
    private static final int KIB = 1024;
    private static final int MIB = 1 << 20;

    private final long address;
    private final ByteBuffer out;
    private final int modules;
    private final int descriptorTable;
    private int texts;

    /** To lie at {@code address}, a multiple of 4 below 4 GiB, with modules at {@code moduleAddresses}. */
    MultibootInformation(MultibootKernel kernel, List<MemoryMap.Range> map, long address, List<Long> moduleAddresses) {
        this.address = address;
        modules = FIELDS_BYTES + map.size() * MAP_ENTRY_BYTES;
        descriptorTable = (modules + kernel.modules().size() * MODULE_ENTRY_BYTES + 7) & -8;
        texts = descriptorTable + DESCRIPTOR_TABLE_LIMIT + 1;
        out = ByteBuffer.allocate(texts + textBytes(kernel)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, FLAGS);
        out.putInt(12, BOOT_DEVICE);
        out.putInt(16, text(kernel.commandLine()));
        out.putInt(20, kernel.modules().size());
        out.putInt(24, (int) address + modules);
        out.putInt(64, text(LOADER));
        memory(map);
        for (int i = 0; i < kernel.modules().size(); i++) {
            module(kernel.modules().get(i), modules + i * MODULE_ENTRY_BYTES, moduleAddresses.get(i));
        }
        out.putLong(descriptorTable + 8, 0x00cf9b000000ffffL);
        out.putLong(descriptorTable + 16, 0x00cf93000000ffffL);
    }

    private static int textBytes(MultibootKernel kernel) {
        int bytes = encoded(kernel.commandLine()).length + encoded(LOADER).length;
        for (MultibootKernel.Module module : kernel.modules()) {
            bytes += encoded(module.text()).length;
        }
        return bytes;
    }

    private static byte[] encoded(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a text behind those before; its physical address. */
    private int text(String text) {
        byte[] bytes = encoded(text);
        out.put(texts, bytes);
        texts += bytes.length;
        return (int) address + texts - bytes.length;
    }

    private void memory(List<MemoryMap.Range> map) {
        out.putInt(44, map.size() * MAP_ENTRY_BYTES);
        out.putInt(48, (int) address + FIELDS_BYTES);
        int at = FIELDS_BYTES;
        for (MemoryMap.Range range : map) {
            // the size does not count itself
            out.putInt(at, MAP_ENTRY_BYTES - 4);
            out.putLong(at + 4, range.base());
            out.putLong(at + 12, range.length());
            out.putInt(at + 20, range.type());
            at += MAP_ENTRY_BYTES;
            if (range.type() == MemoryMap.RAM && range.base() == 0) {
                out.putInt(4, (int) (range.length() / KIB));
            } else if (range.type() == MemoryMap.RAM && range.base() == MIB) {
                out.putInt(8, (int) (range.length() / KIB));
            }
        }
    }

    private void module(MultibootKernel.Module module, int at, long start) {
        out.putInt(at, (int) start);
        out.putInt(at + 4, (int) start + module.content().length);
        out.putInt(at + 8, text(module.text()));
    }

    long address() {
        return address;
    }

    long descriptorTable() {
        return address + descriptorTable;
    }

    byte[] bytes() {
        return out.array();
    }
}
