package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Single arithmetic against Java's, and its fast path against the general one. */
class Float32Test {
    private final SplittableRandom random = new SplittableRandom(24);
    private final SseContext m = new SseContext();

    private int operand(int neighbour) {
        int fraction = random.nextInt() & 0x7F_FFFF;
        fraction = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> fraction & -1 << random.nextInt(23);
            case 2 -> 1 << random.nextInt(23);
            case 3 -> 0x7F_FFFF & -1 << random.nextInt(23);
            default -> fraction;
        };
        int exponent = switch (random.nextInt(8)) {
            case 0 -> random.nextInt(0, 256);
            case 1 -> random.nextInt(0, 30);
            case 2 -> random.nextInt(225, 256);
            case 3, 4 -> Math.max(0, Math.min(255, (neighbour >>> 23 & 255) + random.nextInt(-27, 28)));
            default -> 127 + random.nextInt(-20, 20);
        };
        return random.nextInt() & Integer.MIN_VALUE | exponent << 23 | fraction;
    }

    private static void same(int bits, float java) {
        assertThat(Float.floatToIntBits(Float.intBitsToFloat(bits))).isEqualTo(Float.floatToIntBits(java));
    }

    @Test
    void nearestEvenIsJavasArithmetic() {
        for (int n = 0; n < 100_000; n++) {
            int a = operand(0x3F80_0000);
            int b = operand(a);
            float x = Float.intBitsToFloat(a);
            float y = Float.intBitsToFloat(b);
            m.begin();
            same(Float32.add(m, a, b), x + y);
            same(Float32.subtract(m, a, b), x - y);
            same(Float32.multiply(m, a, b), x * y);
            same(Float32.divide(m, a, b), x / y);
            same(Float32.squareRoot(m, a), (float) Math.sqrt(x));
        }
    }

    @Test
    void fastPathAgreesWithTheGeneralOneInBitsAndFlags() {
        SseContext general = new SseContext();
        general.plain = false;
        for (int n = 0; n < 400_000; n++) {
            int a = operand(0x3F80_0000);
            int b = operand(a);
            for (int operation = 0; operation < 5; operation++) {
                m.load(SseContext.RESET);
                m.begin();
                general.raised = 0;
                int fast = apply(m, operation, a, b);
                int slow = apply(general, operation, a, b);
                if (fast != slow || m.raised != general.raised) {
                    assertThat(String.format("%x flags %x", fast, m.raised))
                            .as("operation %d of %x, %x", operation, a, b)
                            .isEqualTo(String.format("%x flags %x", slow, general.raised));
                }
            }
        }
    }

    private static int apply(SseContext m, int operation, int a, int b) {
        return switch (operation) {
            case 0 -> Float32.add(m, a, b);
            case 1 -> Float32.subtract(m, a, b);
            case 2 -> Float32.multiply(m, a, b);
            case 3 -> Float32.divide(m, a, b);
            default -> Float32.squareRoot(m, a);
        };
    }

    @Test
    void estimatesStayWithinTheManualsErrorBound() {
        for (int n = 0; n < 100_000; n++) {
            int bits = random.nextInt(0x0080_0000, 0x7E80_0000);
            double value = Float.intBitsToFloat(bits);
            double reciprocal = Float.intBitsToFloat(Float32.reciprocalEstimate(bits));
            double root = Float.intBitsToFloat(Float32.reciprocalSquareRootEstimate(bits));
            assertThat(Math.abs(reciprocal * value - 1)).isLessThanOrEqualTo(1.5 * 0x1p-12);
            assertThat(Math.abs(root * Math.sqrt(value) - 1)).isLessThanOrEqualTo(1.5 * 0x1p-12);
        }
    }

    @Test
    void estimatesOfSpecialNumbersAreThoseOfTheManual() {
        int minusInfinity = 0xFF80_0000;
        assertThat(Float32.reciprocalEstimate(0x8000_0000)).isEqualTo(minusInfinity);
        assertThat(Float32.reciprocalEstimate(0x8000_0001)).as("denormal").isEqualTo(minusInfinity);
        assertThat(Float32.reciprocalEstimate(minusInfinity)).isEqualTo(0x8000_0000);
        assertThat(Float32.reciprocalEstimate(0x7F00_0001)).as("tiny").isZero();
        assertThat(Float32.reciprocalEstimate(0x7F80_0001)).as("SNaN").isEqualTo(0x7FC0_0001);
        assertThat(Float32.reciprocalSquareRootEstimate(0x8000_0001)).isEqualTo(minusInfinity);
        assertThat(Float32.reciprocalSquareRootEstimate(0xBF80_0000)).isEqualTo(0xFFC0_0000);
        assertThat(Float32.reciprocalSquareRootEstimate(0x7F80_0000)).isZero();
    }

    @Test
    void halvesConvertForthAndBackUnchanged() {
        for (int half = 0; half < 0x10000; half++) {
            boolean signalling = (half & 0x7C00) == 0x7C00 && (half & 0x3FF) != 0 && (half & 0x200) == 0;
            m.begin();
            int single = FloatConvert.halfToFloat32(m, half);
            assertThat(m.raised).isEqualTo(signalling ? FloatFlags.INVALID : 0);
            int back = FloatConvert.float32ToHalf(m, single, 0);
            assertThat(back).isEqualTo(signalling ? half | 0x200 : half);
        }
    }
}
