package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BmiTest {
    @Test
    void lowestBitsAreIsolatedResetAndMasked() {
        long64()
            .check("c4 e2 78 f3 db", "blsi eax,ebx", "rbx=50", "rax=10 cf=1 zf=0")
            .check("c4 e2 78 f3 cb", "blsr eax,ebx", "rbx=50", "rax=40 cf=0")
            .check("c4 e2 78 f3 d3", "blsmsk eax,ebx", "rbx=50", "rax=1f cf=0")
            .check("c4 e2 78 f3 d3", "blsmsk eax,ebx", "rbx=0", "rax=ffffffff cf=1");
    }

    @Test
    void fieldsAreExtractedAndCutOff() {
        long64()
            .check("c4 e2 70 f7 c3", "bextr eax,ebx,ecx", "rbx=12345678 rcx=804", "rax=67")
            .check("c4 e2 70 f7 c3", "bextr eax,ebx,ecx", "rbx=12345678 rcx=0840", "rax=0 zf=1")
            .check("c4 e2 70 f5 c3", "bzhi eax,ebx,ecx", "rbx=ffffffff rcx=4", "rax=f cf=0")
            .check("c4 e2 70 f5 c3", "bzhi eax,ebx,ecx", "rbx=ffffffff rcx=120", "rax=ffffffff cf=1 sf=1")
            .check("c4 e2 60 f2 c1", "andn eax,ebx,ecx", "rbx=f0 rcx=ff", "rax=f");
    }

    @Test
    void mulxKeepsFlagsAndTheUpperHalfWins() {
        long64()
            .check("c4 e2 e3 f6 c1", "mulx rax,rbx,rcx", "rdx=ffffffffffffffff rcx=2 cf=1", "rax=1 rbx=fffffffffffffffe flags=kept")
            .check("c4 e2 fb f6 c1", "mulx rax,rax,rcx", "rdx=ffffffffffffffff rcx=2", "rax=1");
    }

    @Test
    void carriesOfAdcxAndAdoxAreIndependent() {
        long64()
            .check("66 0f 38 f6 c3", "adcx eax,ebx", "rax=ffffffff rbx=0 cf=1 of=0", "rax=0 cf=1 of=0")
            .check("f3 0f 38 f6 c3", "adox eax,ebx", "rax=ffffffff rbx=0 cf=1 of=1 zf=0", "rax=0 cf=1 of=1 zf=0");
    }

    @Test
    void gatheringUndoesScattering() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 5000; n++) {
            long mask = random.nextLong() & random.nextLong();
            long value = random.nextLong();
            long scattered = Bmi.deposit(value, mask);
            assertThat(scattered & ~mask).isZero();
            int bits = Long.bitCount(mask);
            long low = bits == 64 ? value : value & (1L << bits) - 1;
            assertThat(Bmi.gather(scattered, mask)).isEqualTo(low);
        }
        assertThat(Bmi.deposit(0b101, 0b11010)).isEqualTo(0b10010);
    }
}
