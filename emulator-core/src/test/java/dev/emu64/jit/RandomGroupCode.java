package dev.emu64.jit;

import java.util.SplittableRandom;

/**
 * Seeded instructions for {@link RandomCode} beyond the most common: division, bits, exchanges, strings, LOCK, BMI. The
 * rig's #DE handler sets RDX to 0, RAX to 1 and makes all other free registers odd.
 */
final class RandomGroupCode {
    private static final int[] DIVISORS = {1, 3, 5, 6, 7, 8, 9, 10, 11, 12};
    /** VEX map, prefix (0 none, 1 66h, 2 F3h, 3 F2h) and opcode. */
    private static final int[][] BMI = {{2, 0, 0xf2}, {2, 0, 0xf5}, {2, 2, 0xf5}, {2, 3, 0xf5}, {2, 3, 0xf6}, {2, 0, 0xf7}, {2, 1, 0xf7},
        {2, 2, 0xf7}, {2, 3, 0xf7}, {3, 3, 0xf0}, {2, 0, 0xf3}};

    private final SplittableRandom random;
    private final RandomCode code;

    RandomGroupCode(SplittableRandom random, RandomCode code) {
        this.random = random;
        this.code = code;
    }

    void instruction() {
        switch (random.nextInt(12)) {
            case 0, 1 -> divide();
            case 2 -> multiply();
            case 3 -> doubleShift();
            case 4 -> bitTest();
            case 5, 6 -> count();
            case 7 -> exchange();
            case 8 -> string();
            case 9 -> flag();
            case 10 -> locked();
            default -> manipulate();
        }
    }

    private void multiply() {
        if (random.nextInt(4) == 0) {
            code.modRm(0xf6, 0, 4 + random.nextInt(2), random.nextBoolean());
        } else {
            int w = code.width();
            code.modRm(0xf7, w, 4 + random.nextInt(2), random.nextBoolean());
        }
    }

    private void divide() {
        int divisor = DIVISORS[random.nextInt(DIVISORS.length)];
        int w = random.nextBoolean() ? 8 : 0;
        int operation = 6 + random.nextInt(2);
        if (random.nextInt(3) > 0) {
            // or divisor, 1; xor edx, edx or cdq, cqo
            code.emit(0x40 | w | (divisor >= 8 ? 1 : 0), 0x83, 0xc8 | divisor & 7, 1);
            code.emit(0x40 | w);
            code.emit(operation == 6 ? new int[] {0x31, 0xd2} : new int[] {0x99});
        }
        if (random.nextInt(6) == 0) {
            code.emit(0x66);
            w = 0;
        }
        code.emit(0x40 | w | (divisor >= 8 ? 1 : 0), random.nextInt(8) == 0 ? 0xf6 : 0xf7, 0xc0 | operation << 3 | divisor & 7);
    }

    private void doubleShift() {
        int w = code.width();
        boolean immediate = random.nextBoolean();
        code.operands(new int[] {0x0f, (random.nextBoolean() ? 0xa4 : 0xac) | (immediate ? 0 : 1)}, w, free(), random.nextInt(3) == 0);
        if (immediate) {
            code.emit(random.nextInt(256));
        }
    }

    private int free() {
        return RandomCode.FREE[random.nextInt(RandomCode.FREE.length)];
    }

    private void bitTest() {
        if (random.nextBoolean()) {
            int w = code.width();
            code.operands(new int[] {0x0f, 0xba}, w, 4 + random.nextInt(4), random.nextBoolean());
            code.emit(random.nextInt(256));
            return;
        }
        int bit = free();
        // and bit, 0fffh: stays within what is mapped
        code.emit(0x48 | (bit >= 8 ? 1 : 0), 0x81, 0xe0 | bit & 7);
        code.emit32(0xfff);
        int w = code.width();
        code.operands(new int[] {0x0f, new int[] {0xa3, 0xab, 0xb3, 0xbb}[random.nextInt(4)]}, w, bit, random.nextBoolean());
    }

    private void count() {
        int kind = random.nextInt(7);
        if (kind == 5) {
            int register = free();
            code.emit(0x40 | random.nextInt(2) << 3 | (register >= 8 ? 1 : 0), 0x0f, 0xc8 | register & 7);
            return;
        }
        boolean word = random.nextInt(5) == 0;
        if (word) {
            code.emit(0x66);
        }
        int w = word ? 0 : random.nextInt(2) << 3;
        if (kind == 6) {
            code.operands(new int[] {0x0f, 0x38, 0xf0 | random.nextInt(2)}, w, free(), true);
            return;
        }
        if (kind > 1) {
            code.emit(0xf3);
        }
        code.operands(new int[] {0x0f, new int[] {0xbc, 0xbd, 0xbc, 0xbd, 0xb8}[kind]}, w, free(), random.nextInt(3) == 0);
    }

    private void exchange() {
        boolean memory = random.nextBoolean();
        if (memory && random.nextBoolean()) {
            code.emit(0xf0);
        }
        int opcode = random.nextBoolean() ? 0xb1 : 0xc1;
        if (random.nextInt(4) == 0) {
            code.operands(new int[] {0x0f, opcode - 1}, 0, free(), memory);
        } else {
            int w = code.width();
            code.operands(new int[] {0x0f, opcode}, w, free(), memory);
        }
    }

    private void locked() {
        code.emit(0xf0);
        if (random.nextBoolean()) {
            int w = code.width();
            code.modRm(new int[] {0x01, 0x09, 0x11, 0x19, 0x21, 0x29, 0x31, 0x87}[random.nextInt(8)], w, free(), true);
        } else {
            int w = code.width();
            boolean steps = random.nextBoolean();
            code.modRm(steps ? 0xff : 0xf7, w, random.nextInt(2) + (steps ? 0 : 2), true);
        }
    }

    private void string() {
        // lea rsi, [r14 + disp]; lea rdi, [r13 or r14 + disp]
        code.emit(0x49, 0x8d, 0xb6);
        code.emit32(random.nextInt(0x2000));
        code.emit(0x49, 0x8d, 0xbd + random.nextInt(2));
        code.emit32(random.nextInt(0x4000));
        int times = 1 + random.nextInt(3);
        for (int n = 0; n < times; n++) {
            int opcode = new int[] {0xa4, 0xa6, 0xaa, 0xac, 0xae}[random.nextInt(5)] | random.nextInt(2);
            if ((opcode & 1) != 0 && random.nextBoolean()) {
                code.emit(random.nextBoolean() ? 0x48 : 0x66);
            }
            code.emit(opcode);
        }
    }

    private void flag() {
        int opcode = new int[] {0xf8, 0xf9, 0xf5, 0x9e, 0x9f, 0xfc, 0xfd, 0xfc}[random.nextInt(8)];
        code.emit(opcode);
    }

    private void manipulate() {
        int[] encoding = BMI[random.nextInt(BMI.length)];
        boolean memory = random.nextInt(4) == 0;
        boolean group = encoding[2] == 0xf3;
        int register = group ? 1 + random.nextInt(3) : free();
        int other = memory ? 14 : free();
        int third = encoding[0] == 3 ? 0 : free();
        code.emit(0xc4, (register < 8 ? 0x80 : 0) | 0x40 | (other < 8 ? 0x20 : 0) | encoding[0],
            random.nextInt(2) << 7 | (~third & 15) << 3 | encoding[1], encoding[2]);
        if (memory) {
            code.emit(0x86 | (register & 7) << 3);
            code.emit32(random.nextInt(0x2000));
        } else {
            code.emit(0xc0 | (register & 7) << 3 | other & 7);
        }
        if (encoding[0] == 3) {
            code.emit(random.nextInt(256));
        }
    }
}
