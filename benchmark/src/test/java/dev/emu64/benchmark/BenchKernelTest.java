package dev.emu64.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The benchmark kernel computes what it says, judged by the same computations in Java. */
class BenchKernelTest {
    private static final int DEBUG_EXIT = 0xf4;
    private static final Map<String, Long> CHECKSUMS = new HashMap<>();
    private static final List<String> LINES = new ArrayList<>();
    private static StopReason end;

    @BeforeAll
    static void bootAllWorkloadsAtTheirLeastScale() throws Exception {
        BenchKernel kernel = BenchKernel.bundled();
        List<Workload> least = new ArrayList<>();
        for (Workload workload : kernel.workloads()) {
            least.add(new Workload(workload.name(), workload.name().equals("fib") ? 3 : 1));
        }
        ByteArrayOutputStream serial = new ByteArrayOutputStream();
        Machine machine = new Machine(MachineConfig.standard().withCom1(serial::write).withDebugExits(List.of(DEBUG_EXIT), 4)
                .withEngine(MachineConfig.EngineKind.of(System.getProperty("emu64.cpu", "jit")))
                .withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(kernel.image(least), false)))));
        end = machine.run(RunLimits.headless(), watched -> null);
        LINES.addAll(List.of(serial.toString(StandardCharsets.US_ASCII).split("\n")));
        for (String line : LINES) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[1].equals("end")) {
                CHECKSUMS.put(words[0], Long.parseUnsignedLong(words[2], 16));
            }
        }
    }

    @Test
    void everyWorkloadStartsAndEndsAndTheGuestLeavesByDebugExit() throws Exception {
        List<String> expected = new ArrayList<>(List.of("bench start"));
        for (Workload workload : BenchKernel.bundled().workloads()) {
            expected.add(workload.name() + " start");
            expected.add(workload.name() + " end " + String.format("%016x", CHECKSUMS.get(workload.name())));
        }
        assertThat(LINES).containsExactlyElementsOf(expected);
        assertThat(end.exitCode()).isEqualTo(33);
    }

    @Test
    void sha256IsTheDigestOfItsBlocks() throws Exception {
        byte[] message = new byte[1024 * 64];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i & 63);
        }
        long digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(message)).getLong();
        assertThat(CHECKSUMS).containsEntry("sha256", digest);
    }

    @Test
    void softfloatIsTheArithmeticOfHardware() {
        double x = 0.5;
        double y = 1;
        long checksum = 0;
        for (int i = 0; i < 4096; i++) {
            x = (1 - x) * x * 3.9;
            y = y * 0.5 + x / (y + 1);
            checksum = Long.rotateLeft(checksum, 1) + Double.doubleToRawLongBits(y);
        }
        assertThat(CHECKSUMS).containsEntry("softfloat", checksum + Double.doubleToRawLongBits(x));
    }

    @Test
    void sortMixesItsNumbersInTheirOrder() {
        long[] numbers = new long[1 << 14];
        long x = 1442695040888963407L;
        for (int i = 0; i < numbers.length; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
            numbers[i] = x;
        }
        Arrays.sort(numbers);
        long sum = 0;
        for (long number : numbers) {
            sum = Long.rotateLeft(sum, 1) + number;
        }
        assertThat(CHECKSUMS).containsEntry("sort", sum);
    }

    @Test
    void sieveCountsThePrimesBelow131072() {
        assertThat(CHECKSUMS).containsEntry("sieve", 12251L);
    }

    @Test
    void fibMixesTheTwentiethNumberOncePerRound() {
        assertThat(CHECKSUMS).containsEntry("fib", (6765L * 31 + 6765) * 31 + 6765);
    }

    @Test
    void chaseVisitsOneLinkAfterTheOther() {
        int last = 0;
        long indices = 0;
        for (int step = 0; step < 1 << 17; step++) {
            last = last * 0x5d588b65 + 0x3c6ef373 & (1 << 20) - 1;
            indices += last;
        }
        long arenas = CHECKSUMS.get("chase") - indices * 8;
        assertThat(arenas % (1 << 17)).as("what is left is the table's address, once a step").isZero();
        assertThat(arenas >> 17).isBetween(0x200000L, 0x300000L);
    }

    @Test
    void timerSleepsForItsTicks() {
        assertThat(CHECKSUMS).containsEntry("timer", 1L);
    }

    @Test
    void aKernelWithoutAPlanIsRefused() {
        assertThatThrownBy(() -> new BenchKernel(new byte[100])).hasMessageContaining("no plan");
    }

    @Test
    void workloadsThatAreNotChosenAreLeftOut() throws Exception {
        byte[] none = BenchKernel.bundled().image(List.of());
        byte[] all = BenchKernel.bundled().image(BenchKernel.bundled().workloads());
        assertThat(none).hasSameSizeAs(all).isNotEqualTo(all);
    }
}
