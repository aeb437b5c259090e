package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.real16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Flags;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinaryArithmeticTest {
    private static final int ROUNDS = 20_000;
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    /** Values near the edges as often as random ones. */
    private static long operand(SplittableRandom random) {
        long value = random.nextLong() >>> random.nextInt(64);
        return random.nextBoolean() ? value : -value;
    }

    @Test
    void addSetsCarryAndOverflow() {
        long64()
            .check("48 01 d8", "add rax,rbx", "rax=7fffffffffffffff rbx=1", "rax=8000000000000000 of=1 cf=0 sf=1 zf=0 af=1 pf=1")
            .check("48 01 d8", "add rax,rbx", "rax=ffffffffffffffff rbx=1", "rax=0 of=0 cf=1 sf=0 zf=1 af=1 pf=1")
            .check("00 d8", "add al,bl", "rax=1280 rbx=80", "rax=1200 of=1 cf=1 zf=1 af=0");
    }

    @Test
    void a32BitResultClearsTheUpperHalf() {
        long64().check("01 d8", "add eax,ebx", "rax=ffffffff00000001 rbx=2", "rax=3 cf=0");
    }

    @Test
    void subSetsCarryWhenBorrowing() {
        long64()
            .check("29 d8", "sub eax,ebx", "rax=0 rbx=1", "rax=ffffffff cf=1 sf=1 of=0 af=1")
            .check("83 e8 80", "sub eax,0xffffff80", "rax=0", "rax=80 cf=1 of=0 sf=0");
    }

    @Test
    void sbbAndAdcTakeTheCarry() {
        long64()
            .check("19 d8", "sbb eax,ebx", "rax=5 rbx=5 cf=1", "rax=ffffffff cf=1 af=1")
            .check("11 d8", "adc eax,ebx", "rax=ffffffff rbx=ffffffff cf=1", "rax=ffffffff cf=1 of=0");
    }

    @Test
    void incAndDecKeepTheCarry() {
        long64()
            .check("ff c0", "inc eax", "rax=ffffffff cf=1", "rax=0 zf=1 cf=1 of=0")
            .check("fe c8", "dec al", "rax=80", "rax=7f of=1 cf=0");
    }

    @Test
    void negOfZeroClearsCarry() {
        long64()
            .check("f7 d8", "neg eax", "rax=0", "rax=0 cf=0 zf=1")
            .check("f7 d8", "neg eax", "rax=80000000", "rax=80000000 cf=1 of=1");
    }

    @Test
    void memoryDestinationsAreModifiedInPlace() {
        real16().check("01 07", "add WORD PTR [bx],ax", "rbx=8000 rax=1 [8000]=ffff12", "[8000]=000012 cf=1 zf=1");
    }

    @Test
    void mulSpreadsTheProductOverTwoRegisters() {
        long64()
            .check("f6 e3", "mul bl", "rax=ff rbx=ff", "rax=fe01 cf=1 of=1")
            .check("f7 e3", "mul ebx", "rax=10 rbx=ffffffff11", "rax=fffff110 rdx=f cf=1")
            .check("48 f7 e3", "mul rbx", "rax=ffffffffffffffff rbx=ffffffffffffffff", "rax=1 rdx=fffffffffffffffe cf=1")
            .check("48 f7 eb", "imul rbx", "rax=ffffffffffffffff rbx=ffffffffffffffff rdx=7", "rax=1 rdx=0 cf=0 of=0");
    }

    @Test
    void divisionByZeroAndOverflowFaultBeforeAnythingChanges() {
        long64()
            .check("f7 f3", "div ebx", "rax=1", "fault=0 flags=kept")
            .check("f7 f3", "div ebx", "rdx=2 rax=1 rbx=2", "fault=0")
            .check("48 f7 fb", "idiv rbx", "rdx=ffffffffffffffff rax=8000000000000000 rbx=ffffffffffffffff", "fault=0")
            .check("f6 fb", "idiv bl", "rax=8000 rbx=ff", "fault=0")
            .check("f6 fb", "idiv bl", "rax=ff80 rbx=1", "rax=80");
    }

    @Test
    void divisionTruncatesTowardZero() {
        long64()
            .check("f7 fb", "idiv ebx", "rdx=ffffffff rax=fffffff9 rbx=2", "rax=fffffffd rdx=ffffffff")
            .check("48 f7 f3", "div rbx", "rdx=1 rax=0 rbx=3", "rax=5555555555555555 rdx=1");
    }

    @Test
    void wideQuotientsEqualBigIntegers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < ROUNDS; n++) {
            long divisor = operand(random);
            long high = operand(random);
            long low = operand(random);
            if (divisor == 0) {
                continue;
            }
            high = Long.remainderUnsigned(high, divisor);
            BigInteger dividend = unsigned(high).multiply(TWO_64).add(unsigned(low));
            assertThat(unsigned(WideDivision.quotient(high, low, divisor))).isEqualTo(dividend.divide(unsigned(divisor)));
        }
    }

    @Test
    void productsEqualBigIntegersInEverySize() {
        SplittableRandom random = new SplittableRandom(2);
        Flags flags = new Flags();
        for (int n = 0; n < ROUNDS; n++) {
            int size = 1 << random.nextInt(4);
            int bits = size << 3;
            BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            long a = unsigned(operand(random)).and(mask).longValue();
            long b = unsigned(operand(random)).and(mask).longValue();
            BigInteger product = unsigned(a).multiply(unsigned(b));
            assertThat(BinaryArithmetic.mulHigh(flags, size, a, b)).isEqualTo(product.shiftRight(bits).longValue());
            assertThat(flags.cf()).isEqualTo(product.bitLength() > bits).isEqualTo(flags.of());
            BigInteger signed = signed(a, bits).multiply(signed(b, bits));
            assertThat(BinaryArithmetic.imulHigh(flags, size, a, b)).isEqualTo(signed.shiftRight(bits).and(mask).longValue());
            assertThat(flags.cf()).isEqualTo(signed.bitLength() >= bits);
            assertThat(BinaryArithmetic.imul(flags, size, a, b)).isEqualTo(signed.and(mask).longValue());
        }
    }

    private static BigInteger signed(long value, int bits) {
        return BigInteger.valueOf(value << 64 - bits >> 64 - bits);
    }

    @Test
    void sumsAndDifferencesEqualBigIntegersInEverySize() {
        SplittableRandom random = new SplittableRandom(3);
        Flags flags = new Flags();
        for (int n = 0; n < ROUNDS; n++) {
            int size = 1 << random.nextInt(4);
            int bits = size << 3;
            BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            long a = operand(random);
            long b = operand(random);
            BigInteger carry = random.nextBoolean() ? BigInteger.ONE : BigInteger.ZERO;
            flags.cf(carry.signum() > 0);
            BigInteger sum = unsigned(a).and(mask).add(unsigned(b).and(mask)).add(carry);
            assertThat(flags.adc(size, a, b)).isEqualTo(sum.and(mask).longValue());
            assertThat(flags.cf()).isEqualTo(sum.testBit(bits));
            BigInteger signedSum = signed(a, bits).add(signed(b, bits)).add(carry);
            assertThat(flags.of()).isEqualTo(signedSum.bitLength() >= bits);
            flags.cf(carry.signum() > 0);
            BigInteger difference = unsigned(a).and(mask).subtract(unsigned(b).and(mask)).subtract(carry);
            assertThat(flags.sbb(size, a, b)).isEqualTo(difference.and(mask).longValue());
            assertThat(flags.cf()).isEqualTo(difference.signum() < 0);
            BigInteger signedDifference = signed(a, bits).subtract(signed(b, bits)).subtract(carry);
            assertThat(flags.of()).isEqualTo(signedDifference.bitLength() >= bits);
        }
    }
}
