package dev.emu64.benchmark.micro;

import dev.emu64.cpu.ProcessorFeatures;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decoding of 64-bit instructions as compilers emit them, a nanosecond count for each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Decoding {
    private static final int INSTRUCTIONS = 16;
    private static final int CODE_64 = Decoder.mode(8, true);
    /** A function's prologue, a copying loop and its epilogue; the last two are SSE. */
    private static final int[] CODE = {
        0x55,                                     // push rbp
        0x48, 0x89, 0xe5,                         // mov rbp, rsp
        0x41, 0x57,                               // push r15
        0x48, 0x83, 0xec, 0x28,                   // sub rsp, 0x28
        0x48, 0x8b, 0x7d, 0xf0,                   // mov rdi, [rbp-0x10]
        0x48, 0x8d, 0x74, 0xc7, 0x08,             // lea rsi, [rdi+rax*8+8]
        0x8b, 0x04, 0x8e,                         // mov eax, [rsi+rcx*4]
        0x89, 0x84, 0x24, 0x80, 0x00, 0x00, 0x00, // mov [rsp+0x80], eax
        0x48, 0xff, 0xc1,                         // inc rcx
        0x48, 0x3b, 0x0d, 0x10, 0x20, 0x00, 0x00, // cmp rcx, [rip+0x2010]
        0x0f, 0x84, 0x00, 0x01, 0x00, 0x00,       // je +0x100
        0x75, 0xe0,                               // jne -0x20
        0xe8, 0x10, 0x00, 0x00, 0x00,             // call +0x10
        0xf3, 0x0f, 0x6f, 0x06,                   // movdqu xmm0, [rsi]
        0x66, 0x0f, 0xef, 0xc1,                   // pxor xmm0, xmm1
        0xc3,                                     // ret
    };

    private final Decoder decoder = new Decoder(ProcessorFeatures.standard());
    private final byte[] code = new byte[CODE.length];

    public Decoding() {
        for (int i = 0; i < CODE.length; i++) {
            code[i] = (byte) CODE[i];
        }
    }

    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public int decode() {
        int operations = 0;
        int at = 0;
        while (at < code.length) {
            Insn insn = decoder.decode(code, at, code.length - at, null, CODE_64);
            at += insn.length;
            operations += insn.op;
        }
        return operations;
    }
}
