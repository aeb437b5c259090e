package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Flags;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiftRotateTest {
    private static final int ROUNDS = 20_000;

    /** One kernel under test, and the same operation on one bit. */
    private interface Kernel {
        long apply(Flags f, int size, long a, long count);
    }

    @Test
    void aCountOfZeroKeepsFlagsButClearsTheUpperHalf() {
        long64()
            .check("d3 e0", "shl eax,cl", "rax=ffffffff12345678 rcx=20 cf=1 of=1 zf=1", "rax=12345678 flags=kept")
            .check("48 d3 e8", "shr rax,cl", "rax=8000000000000000 rcx=40", "flags=kept");
    }

    @Test
    void shiftsGiveTheLastBitOutAsCarry() {
        long64()
            .check("c0 e0 01", "shl al,0x1", "rax=c0", "rax=80 cf=1 of=0 sf=1")
            .check("d0 e8", "shr al,1", "rax=81", "rax=40 cf=1 of=1")
            .check("d0 f8", "sar al,1", "rax=81", "rax=c0 cf=1 of=0");
    }

    @Test
    void rotatesThroughCarryTakeCountsModuloTheWidthPlusOne() {
        long64()
            .check("c0 d0 09", "rcl al,0x9", "rax=a5 cf=1", "rax=a5 cf=1")
            .check("c0 d0 01", "rcl al,0x1", "rax=80 cf=1", "rax=1 cf=1 of=1")
            .check("48 d1 d8", "rcr rax,1", "rax=1 cf=1", "rax=8000000000000000 cf=1 of=1");
    }

    @Test
    void rotateByTheWidthStillSetsCarry() {
        long64().check("c0 c0 08", "rol al,0x8", "rax=1 cf=0", "rax=1 cf=1");
    }

    @Test
    void doubleShiftsFillFromTheOtherOperand() {
        long64()
            .check("0f a4 d8 08", "shld eax,ebx,0x8", "rax=12345678 rbx=9abcdef0", "rax=3456789a cf=0")
            .check("48 0f ac d8 04", "shrd rax,rbx,0x4", "rax=10 rbx=f", "rax=f000000000000001 cf=0 sf=1 of=1");
    }

    @Test
    void bmi2ShiftsLeaveFlagsAlone() {
        long64()
            .check("c4 e2 71 f7 c3", "shlx eax,ebx,ecx", "rbx=1 rcx=21 cf=1", "rax=2 flags=kept")
            .check("c4 e2 72 f7 c3", "sarx eax,ebx,ecx", "rbx=80000000 rcx=4", "rax=f8000000 flags=kept")
            .check("c4 e3 7b f0 c3 04", "rorx eax,ebx,0x4", "rbx=1", "rax=10000000 flags=kept");
    }

    @Test
    void countsAreRepetitionsOfCountOne() {
        Kernel[] kernels = {ShiftRotate::shl, ShiftRotate::shr, ShiftRotate::sar, ShiftRotate::rol, ShiftRotate::ror,
            ShiftRotate::rcl, ShiftRotate::rcr};
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < ROUNDS; n++) {
            Kernel kernel = kernels[n % kernels.length];
            int size = 1 << random.nextInt(4);
            long a = Bits.zeroExtend(size, random.nextLong());
            int count = random.nextInt(size == 8 ? 64 : 32);
            Flags whole = new Flags();
            whole.cf((n & 8) != 0);
            Flags steps = new Flags();
            steps.cf(whole.cf());
            long expected = a;
            for (int k = 0; k < count; k++) {
                expected = kernel.apply(steps, size, expected, 1);
            }
            assertThat(kernel.apply(whole, size, a, count)).as("kernel %d size %d count %d", n % kernels.length, size, count).isEqualTo(expected);
            assertThat(whole.cf()).isEqualTo(steps.cf());
        }
    }

    @Test
    void doubleShiftsOfOneAreAShiftAndABit() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < ROUNDS; n++) {
            int size = 2 << random.nextInt(3);
            int bits = size << 3;
            long a = Bits.zeroExtend(size, random.nextLong());
            long b = Bits.zeroExtend(size, random.nextLong());
            int count = random.nextInt(Math.min(bits, size == 8 ? 64 : 32));
            long left = a;
            long right = a;
            for (int k = 0; k < count; k++) {
                left = Bits.zeroExtend(size, left << 1 | b >>> bits - 1 - k & 1);
                right = right >>> 1 | (b >>> k & 1) << bits - 1;
            }
            assertThat(ShiftRotate.shld(new Flags(), size, a, b, count)).isEqualTo(left);
            assertThat(ShiftRotate.shrd(new Flags(), size, a, b, count)).isEqualTo(right);
        }
    }
}
