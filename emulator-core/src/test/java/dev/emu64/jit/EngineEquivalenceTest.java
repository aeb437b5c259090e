package dev.emu64.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Translated and interpreted code leave the same state at the same instruction counts. */
class EngineEquivalenceTest {
    /** Compares at {@code steps} counts; returns how many regions were translated. */
    private static int compare(byte[] code, int threshold, int ticks, long seed, int steps, int longest) {
        LongModeRig interpreted = new LongModeRig(code, 0, ticks);
        LongModeRig translated = new LongModeRig(code, threshold, ticks);
        SplittableRandom random = new SplittableRandom(seed);
        long limit = 0;
        for (int step = 0; step < steps; step++) {
            limit += 1 + random.nextInt(longest);
            interpreted.run(limit);
            translated.run(limit);
            assertThat(translated.state()).as("seed %d, threshold %d, to count %d", seed, threshold, limit).isEqualTo(interpreted.state());
        }
        assertThat(interpreted.cpu.shutdown).as("the guest survives, seed %d", seed).isFalse();
        return translated.translator.translations;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void randomLoopsAgreeAtManyInstructionCounts(int threshold) {
        int regions = 0;
        for (int seed = 0; seed < 24; seed++) {
            byte[] code = new RandomCode(seed).loop(200, 12 + seed % 50);
            regions += compare(code, threshold, 0, seed, 60, 1 + (seed * 7) % 200);
        }
        assertThat(regions).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void vectorInstructionsAgreeAtManyInstructionCounts(int threshold) {
        int regions = 0;
        for (int seed = 200; seed < 240; seed++) {
            byte[] code = new RandomCode(seed, 14, 0).loop(60, 40 + seed % 50);
            regions += compare(code, threshold, seed % 3 == 0 ? 41 + seed : 0, seed, 40, 1 + (seed * 7) % 200);
        }
        assertThat(regions).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void lessCommonInstructionsAgreeAtManyInstructionCounts(int threshold) {
        int regions = 0;
        for (int seed = 300; seed < 340; seed++) {
            byte[] code = new RandomCode(seed, 0, 12).loop(60, 40 + seed % 50);
            regions += compare(code, threshold, seed % 3 == 0 ? 41 + seed : 0, seed, 40, 1 + (seed * 7) % 200);
        }
        assertThat(regions).isGreaterThan(30);
    }

    @Test
    void randomLoopsAgreeUnderTimerInterrupts() {
        int regions = 0;
        for (int seed = 100; seed < 118; seed++) {
            byte[] code = new RandomCode(seed).loop(400, 20);
            regions += compare(code, 3, 37 + seed, seed, 40, 400);
        }
        assertThat(regions).isGreaterThan(10);
    }

    @Test
    void interruptsArriveInLongLoops() {
        // mov ecx, 20000; l: add rax, rcx; xor rbx, rax; dec ecx; jnz l; jmp $
        byte[] code = bytes("b9204e0000" + "4801c8" + "4831c3" + "ffc9" + "75f6" + "ebfe");
        assertThat(compare(code, 5, 101, 7, 50, 3000)).isPositive();
    }

    @Test
    void pagesFaultInsideTranslatedLoops() {
        // xor ecx, ecx; l: mov [r13 + rcx * 8], rcx; add rax, [r13 + rcx * 8]; inc ecx; cmp ecx, 8000; jne l; jmp $
        byte[] code = bytes("31c9" + "49894ccd00" + "490344cd00" + "ffc1" + "81f9401f0000" + "75ec" + "ebfe");
        assertThat(compare(code, 5, 0, 11, 60, 900)).isPositive();
    }

    @Test
    void codeThatOverwritesItselfIsTranslatedAnew() {
        // mov ecx, 5000; l: add eax, 1; add [rip - 4 ...]: the immediate of the ADD grows with each 16th round
        byte[] code = bytes("b988130000" + "0501000000" + "f6c10f" + "7506" + "ff05f1ffffff" + "ffc9" + "75ec" + "ebfe");
        assertThat(compare(code, 3, 0, 13, 80, 500)).isPositive();
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
