package dev.emu64.jit;

import java.util.SplittableRandom;

/** Seeded SSE instructions for {@link RandomCode}: all opcodes for which there is bytecode, and some others. */
final class RandomVectorCode {
    /** Opcode bytes; then W for REX.W, B for an immediate byte, M for memory only, R for registers only, U for unaligned memory. */
    private static final String[] MOVES = {"0f10 U", "0f11 U", "660f10 U", "660f11 U", "f30f10 U", "f30f11 U", "f20f10 U", "f20f11 U",
        "0f12 U", "0f13 MU", "660f12 MU", "660f13 MU", "0f16 U", "0f17 MU", "660f16 MU", "660f17 MU", "f20f12 U", "f30f12", "f30f16",
        "0f28", "0f29", "660f28", "660f29", "660f6f", "660f7f", "f30f6f U", "f30f7f U", "f20ff0 MU", "f30f7e U", "660fd6 U",
        "660f6e U", "660f6e WU", "660f7e U", "660f7e WU", "660fd7 R", "0f50 R", "660f50 R", "660fe7 M", "0f2b M", "660fc4 RB", "660fc5 RB"};
    private static final String[] PACKED = {"660f54", "0f55", "660fdb", "660fdf", "660feb", "660fef", "660ffc", "660ffd", "660ffe",
        "660fd4", "660ff8", "660ff9", "660ffa", "660ffb", "660fec", "660fed", "660fe8", "660fe9", "660fdc", "660fdd", "660fd8", "660fd9",
        "660fe0", "660fe3", "660f74", "660f75", "660f76", "660f3829", "660f64", "660f65", "660f66", "660f3837", "660fde", "660fee",
        "660fda", "660fea", "660f383c", "660f383d", "660f383e", "660f383f", "660f3838", "660f3839", "660f383a", "660f383b",
        "660f3808", "660f3809", "660f380a", "660ff1", "660ff2", "660ff3", "660fd1", "660fd2", "660fd3", "660fe1", "660fe2",
        "660f70 B", "f20f70 B", "f30f70 B", "0fc6 B", "660fc6 B", "660f60", "660f61", "660f62", "660f6c", "660f68", "660f69", "660f6a",
        "660f6d", "660f3800", "660f3a0f B", "660fd5", "660ff4", "660ff5", "660ff6", "660f6b", "660f63", "660f67",
        "660f38dc", "0f38cb", "660f3a44 B", "660f3820 U", "660f3832 U", "660f3810", "660f3815", "660f3840", "660f381c", "660f3a0e B"};
    private static final String[] FLOATS = {"f20f58 U", "f20f5c U", "f20f59 U", "f20f5e U", "f20f5d U", "f20f5f U", "f20f51 U",
        "f30f58 U", "f30f5c U", "f30f59 U", "f30f5e U", "f30f5d U", "f30f5f U", "f30f51 U", "660f58", "660f5c", "660f59", "660f5e",
        "660f5d", "660f5f", "660f51", "0f58", "0f5c", "0f59", "0f5e", "0f5d", "0f5f", "0f51", "660f2f U", "660f2e U", "0f2f U", "0f2e U",
        "f20f2a U", "f20f2a WU", "f30f2a U", "f30f2a WU", "f20f2c U", "f20f2c WU", "f20f2d U", "f20f2d WU", "f30f2c U", "f30f2c WU",
        "f30f2d U", "f30f2d WU", "f20f5a U", "f30f5a U", "660f5a", "0f5a U", "0f5b", "660f5b", "f30f5b", "f30fe6 U", "f20fe6",
        "660fc2 B", "f20fc2 BU", "0fc2 B", "f30fc2 BU", "660f7c", "660f3a0b BU", "0f53", "f30f52 U"};

    private final SplittableRandom random;
    private final RandomCode code;

    RandomVectorCode(SplittableRandom random, RandomCode code) {
        this.random = random;
        this.code = code;
    }

    void instruction() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> encode(MOVES[random.nextInt(MOVES.length)]);
            case 5, 6, 7 -> encode(PACKED[random.nextInt(PACKED.length)]);
            case 8, 9 -> shift();
            case 10 -> mxcsr();
            default -> encode(FLOATS[random.nextInt(FLOATS.length)]);
        }
    }

    /** Now and then another MXCSR, mostly all masked; or CR0.TS, which the #NM handler clears. */
    private void mxcsr() {
        if (random.nextInt(4) == 0) {
            // mov rax, cr0; or al, 8; mov cr0, rax
            code.emit(0x0f, 0x20, 0xc0, 0x0c, 8, 0x0f, 0x22, 0xc0);
            return;
        }
        int masks = random.nextInt(3) == 0 ? random.nextInt(64) << 7 : 0x1f80;
        int control = masks | (random.nextInt(3) == 0 ? random.nextInt(4) << 13 : 0) | (random.nextInt(4) == 0 ? 0x8000 : 0)
            | (random.nextInt(4) == 0 ? 0x40 : 0) | random.nextInt(64);
        // mov dword [rsp - 8], control; ldmxcsr [rsp - 8]
        code.emit(0xc7, 0x44, 0x24, 0xf8);
        code.emit32(control);
        code.emit(0x0f, 0xae, 0x54, 0x24, 0xf8);
    }

    /** The shifts by immediates: /2, /4, /6 each, and /3, /7 by bytes, of a value loaded in front, lest all become zero. */
    private void shift() {
        int group = random.nextInt(3);
        int[][] operations = {{2, 4, 6}, {2, 4, 6}, {2, 3, 6, 7}};
        int operation = operations[group][random.nextInt(operations[group].length)];
        int register = RandomCode.FREE[random.nextInt(RandomCode.FREE.length)];
        // movdqu xmm, [r14 + disp32]
        code.emit(0xf3, 0x41 | (register >= 8 ? 4 : 0), 0x0f, 0x6f, 0x86 | (register & 7) << 3);
        code.emit32(random.nextInt(0x3000));
        code.emit(0x66, 0x40 | (register >= 8 ? 1 : 0), 0x0f, 0x71 + group, 0xc0 | operation << 3 | register & 7, random.nextInt(random.nextBoolean() ? 70 : 18));
    }

    private void encode(String text) {
        String[] parts = text.split(" ");
        String options = parts.length > 1 ? parts[1] : "";
        int prefixes = parts[0].startsWith("0f") ? 0 : 1;
        int[] opcode = new int[parts[0].length() / 2 - prefixes];
        for (int n = 0; n < opcode.length; n++) {
            int at = 2 * (n + prefixes);
            opcode[n] = Integer.parseInt(parts[0].substring(at, at + 2), 16);
        }
        if (prefixes != 0) {
            code.emit(Integer.parseInt(parts[0].substring(0, 2), 16));
        }
        boolean memory = options.contains("M") || !options.contains("R") && random.nextInt(3) == 0;
        int register = RandomCode.FREE[random.nextInt(RandomCode.FREE.length)];
        code.operands(opcode, options.contains("W") ? 8 : 0, register, memory, options.contains("U") ? 1 : 16);
        if (options.contains("B")) {
            code.emit(random.nextInt(random.nextBoolean() ? 256 : 18));
        }
    }
}
