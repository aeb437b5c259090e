package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our boot stages under QEMU and SeaBIOS. The kernels are {@code src/test/asm/checker.asm}, which compares what it was given
 * with BOOT-PROTOCOL.md from inside, with segments of all sorts around it.
 */
class QemuBootTest {

    private static final int READ = ElfSegment.READ;
    private static final int CODE = READ | ElfSegment.EXECUTE;
    private static final int DATA = READ | ElfSegment.WRITE;
    private static final int ALL_HOLDS = 0x10 << 1 | 1;
    private static final MkImage MAKER = new MkImage();

    @TempDir
    Path temporary;

    private Qemu qemu;
    private byte[] checker;

    /** What the checker is to find of one segment. */
    private record Expected(long address, byte[] memory, int rights) {
    }

    @BeforeEach
    void requireTools() throws Exception {
        qemu = new Qemu(temporary);
        checker = Tool.assemble(Path.of("src", "test", "asm", "checker.asm"), temporary);
    }

    @Test
    void mapsFixedSegmentsWithTheirOwnRights() throws Exception {
        List<Expected> segments = List.of(segment(1, 0x400000, 5000, 5000, READ), segment(2, 0x402800, 100, 0x12345, DATA),
                segment(3, 0xffff_ffff_8000_0ff0L, 0x30, 0x30, CODE), segment(4, 0x7fff_ffff_e000L, 0, 0x1fff, DATA),
                segment(5, 0xffff_8080_0000_0001L, 1, 1, DATA | CODE));
        assertThat(boot(0x200123, 0, segments)).isEqualTo(ALL_HOLDS);
    }

    @Test
    void aPageOfTwoSegmentsHasTheRightsOfBoth() throws Exception {
        Expected constants = segment(1, 0x400000, 16, 16, READ);
        Expected variables = segment(2, 0x400800, 16, 64, DATA);
        KernelBuilder kernel = withChecker(0x200000, 0, List.of(new Expected(constants.address, constants.memory, DATA),
                new Expected(variables.address, variables.memory, DATA)));
        kernel.load(READ, constants.address, constants.memory, 16).load(DATA, variables.address, Arrays.copyOf(variables.memory, 16), 64);
        assertThat(qemu.exitStatus(MAKER.image(kernel.source()))).isEqualTo(ALL_HOLDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x40_0000_0000L})
    void relocatesAPositionIndependentKernel(long linkedAt) throws Exception {
        long bias = linkedAt == 0 ? KernelCheck.PIE_BASE : 0;
        byte[] file = content(7, 64);
        byte[] relocated = file.clone();
        ByteBuffer.wrap(relocated).order(ByteOrder.LITTLE_ENDIAN).putLong(8, bias + 0x1234).putLong(40, bias - 5);
        byte[] rela = KernelBuilder.rela(new ElfRelocation(linkedAt + 0x3ff8 + 8, ElfRelocation.R_X86_64_RELATIVE, 0, 0x1234),
                new ElfRelocation(0, ElfRelocation.R_X86_64_NONE, 0, 0),
                new ElfRelocation(linkedAt + 0x3ff8 + 40, ElfRelocation.R_X86_64_RELATIVE, 0, -5));
        byte[] dynamic = KernelBuilder.dynamic(linkedAt + 0x1000, rela.length);
        KernelBuilder kernel = withChecker(linkedAt + 0x10000, bias, List.of(new Expected(linkedAt + 0x3ff8, relocated, READ)));
        kernel.type(ElfHeader.ET_DYN).load(READ, linkedAt + 0x1000, rela, rela.length).load(READ, linkedAt + 0x2000, dynamic, dynamic.length)
                .segment(ElfSegment.PT_DYNAMIC, linkedAt + 0x2000, dynamic).load(READ, linkedAt + 0x3ff8, file, file.length);
        assertThat(qemu.exitStatus(MAKER.image(kernel.source()))).isEqualTo(ALL_HOLDS);
    }

    @Test
    void relroIsReadOnlyAtTheEntry() throws Exception {
        Expected constants = segment(1, 0x400158, 0xa8, 0xa8, READ);
        Expected variables = segment(2, 0x401158, 0xa8, 0x2000, DATA);
        KernelBuilder kernel = withChecker(0x200000, 0, List.of(constants, variables));
        kernel.load(DATA, constants.address, constants.memory, 0xa8).load(DATA, variables.address, Arrays.copyOf(variables.memory, 0xa8), 0x2000)
                .segment(ElfSegment.PT_GNU_RELRO, constants.address, new byte[0xea8]);
        assertThat(qemu.exitStatus(MAKER.image(kernel.source()))).isEqualTo(ALL_HOLDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bootsKernelsOfRandomShape(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Expected> segments = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            long slot = random.nextBoolean() ? random.nextLong(1, 256) << 39 : random.nextLong(385, 512) << 39 | 0xffffL << 48;
            int bytes = random.nextInt(1, 200_000);
            segments.add(segment(seed * 100 + i, slot + random.nextLong(1L << 38), random.nextInt(bytes), bytes, READ | random.nextInt(4)));
        }
        assertThat(boot(0x100000 + random.nextLong(1 << 30), 0, segments)).isEqualTo(ALL_HOLDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "64", "5G"})
    void bootsWithLittleAndMuchMemory(String memory) throws Exception {
        byte[] image = MAKER.image(withChecker(0x200000, 0, List.of(segment(1, 0x400000, 5000, 9000, DATA))).load(DATA, 0x400000,
                content(1, 5000), 9000).source());
        assertThat(qemu.exitStatus(image, "-m", memory)).isEqualTo(ALL_HOLDS);
    }

    @Test
    void loadsAKernelOfSeveralMegabytes() throws Exception {
        assertThat(boot(0x200000, 0, List.of(segment(1, 0x40000000, 5_000_001, 5_100_000, DATA)))).isEqualTo(ALL_HOLDS);
    }

    @Test
    void demoShowsItsScreen() throws Exception {
        List<String> screen = qemu.screen(DemoImage.bytes(), "Keyboard");
        assertThat(screen.get(0)).isEqualTo("Hello World!");
        assertThat(screen).anyMatch(row -> row.startsWith(" CPU       "));
        assertThat(screen).contains("           0000000000000000  0000000000001000           4  reserved");
        assertThat(screen).contains(" Timer     .......... 100 interrupts at 100 Hz: one second");
    }

    private int boot(long code, long bias, List<Expected> segments) throws Exception {
        KernelBuilder kernel = withChecker(code, bias, segments);
        for (Expected segment : segments) {
            int end = segment.memory.length;
            while (end > 0 && segment.memory[end - 1] == 0) {
                end--;
            }
            kernel.load(segment.rights, segment.address, Arrays.copyOf(segment.memory, end), segment.memory.length);
        }
        return qemu.exitStatus(MAKER.image(kernel.source()));
    }

    /** The checker with what it is to expect behind it, as the kernel's code segment. */
    private KernelBuilder withChecker(long address, long bias, List<Expected> segments) {
        ByteBuffer code = KernelBuilder.buffer(checker.length + 16 + 32 * segments.size());
        code.put(checker).putLong(bias).putLong(segments.size());
        for (Expected segment : segments) {
            code.putLong(segment.address).putLong(segment.memory.length).putLong(fnv1a(segment.memory)).putLong(segment.rights);
        }
        return new KernelBuilder().entry(address).load(CODE, address, code.array(), code.capacity());
    }

    private static Expected segment(long seed, long address, int fileBytes, int memoryBytes, int rights) {
        return new Expected(address, Arrays.copyOf(content(seed, fileBytes), memoryBytes), rights);
    }

    private static byte[] content(long seed, int bytes) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static long fnv1a(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ b & 0xff) * 0x100000001b3L;
        }
        return hash;
    }
}
