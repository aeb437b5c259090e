package dev.emu64.benchmark;

import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSource;
import dev.emu64.image.MkImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The guest that is measured: a kernel whose plan of workloads lies in its ELF file behind a magic word (see
 * {@code disk-images/src/main/asm/bench/bench.asm}): the number of entries, then for each the name (16 bytes), the scale
 * (8), and the function's address (8).
 */
final class BenchKernel {
    private static final byte[] MAGIC = "emu64bch".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME_BYTES = 16;
    private static final int SCALE_AT = 16;
    private static final int ENTRY_BYTES = 32;

    private final byte[] elf;
    private final int entriesAt;
    private final List<Workload> workloads;

    BenchKernel(byte[] elf) {
        this.elf = elf.clone();
        int magicAt = find(MAGIC);
        this.entriesAt = magicAt + 2 * MAGIC.length;
        this.workloads = read(magicAt + MAGIC.length);
    }

    /** The kernel that comes with this program. */
    static BenchKernel bundled() throws IOException {
        return new BenchKernel(resource("bench.elf"));
    }

    /** A bootable disk image of the least kernel: it says on COM1 that it runs, and leaves. */
    static byte[] leastImage() throws IOException, ImageFormatException {
        return new MkImage().image(ImageSource.of(resource("start.elf")));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BenchKernel.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The plan as it is in the file, in the order in which it runs. */
    List<Workload> workloads() {
        return workloads;
    }

    /** A bootable disk image of the kernel with another plan: a workload that {@code chosen} does not hold is left out. */
    byte[] image(List<Workload> chosen) throws IOException, ImageFormatException {
        byte[] planned = elf.clone();
        ByteBuffer bytes = ByteBuffer.wrap(planned).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < workloads.size(); i++) {
            String name = workloads.get(i).name();
            long scale = 0;
            for (Workload workload : chosen) {
                scale = workload.name().equals(name) ? workload.scale() : scale;
            }
            bytes.putLong(entriesAt + i * ENTRY_BYTES + SCALE_AT, scale);
        }
        return new MkImage().image(ImageSource.of(planned));
    }

    private List<Workload> read(int countAt) {
        ByteBuffer bytes = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        List<Workload> found = new ArrayList<>();
        int count = Math.toIntExact(bytes.getLong(countAt));
        for (int i = 0; i < count; i++) {
            int at = entriesAt + i * ENTRY_BYTES;
            String name = new String(elf, at, NAME_BYTES, StandardCharsets.US_ASCII).replace("\0", "");
            found.add(new Workload(name, bytes.getLong(at + SCALE_AT)));
        }
        return List.copyOf(found);
    }

    private int find(byte[] wanted) {
        for (int at = 0; at + wanted.length <= elf.length; at++) {
            if (ByteBuffer.wrap(elf, at, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                return at;
            }
        }
        throw new IllegalArgumentException("no plan of workloads in this kernel");
    }
}
