package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons, their predicates, and FXAM. */
class CompareTest {
    private static final long QNAN = 0x7FF8_0000_0000_0000L;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final long TWO = Double.doubleToRawLongBits(2);

    private final SseContext m = new SseContext();
    private final ExtContext x = new ExtContext();

    /** SDM vol. 2, CMPPD, table 3-1: A>B, A<B, A=B, unordered, #IA on a QNaN. */
    @ParameterizedTest
    @CsvSource({
        "0, 0010 N", "1, 0100 Y", "2, 0110 Y", "3, 0001 N", "4, 1101 N", "5, 1011 Y", "6, 1001 Y", "7, 1110 N",
        "8, 0011 N", "9, 0101 Y", "10, 0111 Y", "11, 0000 N", "12, 1100 N", "13, 1010 Y", "14, 1000 Y", "15, 1111 N",
        "16, 0010 Y", "17, 0100 N", "18, 0110 N", "19, 0001 Y", "20, 1101 Y", "21, 1011 N", "22, 1001 N", "23, 1110 Y",
        "24, 0011 Y", "25, 0101 N", "26, 0111 N", "27, 0000 Y", "28, 1100 Y", "29, 1010 N", "30, 1000 N", "31, 1111 Y"})
    void predicatesHoldAsInTheManualsTable(int imm8, String row) {
        long[][] pairs = {{TWO, ONE}, {ONE, TWO}, {ONE, ONE}, {ONE, QNAN}};
        for (int i = 0; i < 4; i++) {
            m.load(SseContext.RESET);
            m.begin();
            assertThat(FloatCompare.holds64(m, pairs[i][0], pairs[i][1], imm8)).isEqualTo(row.charAt(i) == '1');
            boolean invalid = i == 3 && row.charAt(5) == 'Y';
            assertThat(m.raised).isEqualTo(invalid ? FloatFlags.INVALID : 0);
            int a = FloatConvert.float64ToFloat32(m, pairs[i][0]);
            int b = FloatConvert.float64ToFloat32(m, pairs[i][1]);
            assertThat(FloatCompare.holds32(m, a, b, imm8)).isEqualTo(row.charAt(i) == '1');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "empty,  3fff, 8000000000000000, 4100", "normal, bfff, 8000000000000000, 0600",
        "zero,   8000, 0,                4200", "denormal, 0,  1,                4400",
        "pseudo-denormal, 0, 8000000000000000, 4400", "infinity, ffff, 8000000000000000, 0700",
        "NaN,    7fff, c000000000000000, 0100", "unnormal, 4000, 1,              0000",
        "pseudo-NaN, 7fff, 5,            0000"})
    void fxamTellsTheClassInC3C2C0AndTheSignInC1(String kind, String se, String significand, String conditions) {
        x.begin();
        int examined = ExtCompare.examine(x, kind.equals("empty"), Integer.parseInt(se, 16),
                Long.parseUnsignedLong(significand, 16));
        assertThat(examined).isEqualTo(Integer.parseInt(conditions, 16));
        assertThat(x.applyTo(0x4700 | FloatFlags.PRECISION)).isEqualTo(examined | FloatFlags.PRECISION);
    }

    @Test
    void aPseudoDenormalEqualsTheNormalOfItsValue() {
        x.begin();
        assertThat(ExtCompare.ordered(x, 0, Long.MIN_VALUE, 1, Long.MIN_VALUE)).isEqualTo(Relation.EQUAL);
        assertThat(x.raised()).isEqualTo(FloatFlags.DENORMAL);
    }

    @Test
    void zerosAreEqualWhateverTheirSigns() {
        x.begin();
        assertThat(ExtCompare.ordered(x, 0x8000, 0, 0, 0)).isEqualTo(Relation.EQUAL);
        m.begin();
        assertThat(FloatCompare.ordered64(m, Long.MIN_VALUE, 0)).isEqualTo(Relation.EQUAL);
        assertThat(x.raised() | m.raised).isZero();
    }

    @Test
    void aDenormalMemoryOperandIsReportedOnlyIfNothingElseSettlesTheResult() {
        x.begin();
        ExtNarrow.widen32(x, 1);
        ExtCompare.ordered(x, 0x7FFF, ExtFormat.INDEFINITE_SIGNIFICAND, x.signExponent, x.significand);
        assertThat(x.raised()).isEqualTo(FloatFlags.INVALID);
        x.begin();
        ExtNarrow.widen32(x, 1);
        assertThat(ExtCompare.ordered(x, 0, 0, x.signExponent, x.significand)).isEqualTo(Relation.LESS);
        assertThat(x.raised()).isEqualTo(FloatFlags.DENORMAL);
    }
}
