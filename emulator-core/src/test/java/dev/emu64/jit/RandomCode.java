package dev.emu64.jit;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Seeded 64-bit machine code: a loop of random instructions on registers and memory that stays within bounds. R15
 * counts the rounds, R14 points to plain memory, R13 to pages that only exist once a #PF handler has mapped them.
 */
final class RandomCode {
    static final int[] FREE = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12};

    private final SplittableRandom random;
    private final RandomVectorCode vectors;
    private final RandomGroupCode groups;
    /** Of 20 instructions as many are SSE instructions, and as many of {@link RandomGroupCode}. */
    private final int vectorShare;
    private final int groupShare;
    private byte[] bytes = new byte[4096];
    private int length;

    RandomCode(long seed) {
        this(seed, 0, 0);
    }

    RandomCode(long seed, int vectorShare, int groupShare) {
        random = new SplittableRandom(seed);
        vectors = new RandomVectorCode(random, this);
        groups = new RandomGroupCode(random, this);
        this.vectorShare = vectorShare;
        this.groupShare = groupShare;
    }

    void emit(int... values) {
        for (int value : values) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) value;
        }
    }

    void emit32(int value) {
        emit(value, value >>> 8, value >>> 16, value >>> 24);
    }

    private int free() {
        return FREE[random.nextInt(FREE.length)];
    }

    /** A loop of {@code rounds} rounds of {@code instructions} random instructions, and {@code jmp $} behind it. */
    byte[] loop(int rounds, int instructions) {
        // jmp over a procedure: inc rax; ret
        emit(0xeb, 4, 0x48, 0xff, 0xc0, 0xc3);
        emit(0x41, 0xbf);
        emit32(rounds);
        int head = length;
        for (int i = 0; i < instructions; i++) {
            instruction();
        }
        emit(0x41, 0xff, 0xcf);
        emit(0x0f, 0x85);
        emit32(head - length - 4);
        emit(0xeb, 0xfe);
        return Arrays.copyOf(bytes, length);
    }

    private void instruction() {
        if (vectorShare > 0 && random.nextInt(20) < vectorShare) {
            vectors.instruction();
            return;
        }
        if (groupShare > 0 && random.nextInt(20) < groupShare) {
            groups.instruction();
            observeFlags();
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> binary();
            case 5 -> immediate();
            case 6, 7 -> shift();
            case 8 -> unary();
            case 9, 10 -> twoByte();
            case 11 -> {
                int register = free();
                push(register);
                pop(free());
            }
            case 12 -> {
                // pushfq, pop: every flag is seen
                emit(0x9c);
                pop(free());
            }
            case 13 -> branch();
            case 14 -> {
                // call the procedure at offset 2
                emit(0xe8);
                emit32(2 - length - 4);
            }
            case 15 -> modRm(0x8d, 8 | random.nextInt(2) * 8, free(), true);
            case 16 -> modRm(0x63, 8, free(), random.nextBoolean());
            case 17 -> emit(random.nextBoolean() ? 0x48 : 0x90, random.nextBoolean() ? 0x98 : 0x99);
            case 18 -> modify();
            default -> modRm(random.nextInt(2) + 0x86, random.nextBoolean() ? 8 : 0, free(), random.nextBoolean());
        }
    }

    /** Often has something look at the flags, before they are overwritten. */
    private void observeFlags() {
        switch (random.nextInt(8)) {
            case 0 -> {
                emit(0x9c);
                pop(free());
            }
            case 1, 2 -> operands(new int[] {0x0f, 0x90 | random.nextInt(16)}, 0, free(), false);
            case 3 -> modRm(random.nextBoolean() ? 0x11 : 0x19, random.nextInt(2) << 3, free(), false);
            case 4 -> branch();
            default -> {
            }
        }
    }

    private void push(int register) {
        if (register >= 8) {
            emit(0x41);
        }
        emit(0x50 | register & 7);
    }

    private void pop(int register) {
        if (register >= 8) {
            emit(0x41);
        }
        emit(0x58 | register & 7);
    }

    /** An opcode without 0F; {@code rexW} is 8 for REX.W. The register field is {@code register}. */
    void modRm(int opcode, int rexW, int register, boolean memory) {
        operands(new int[] {opcode}, rexW, register, memory);
    }

    void operands(int[] opcode, int rexW, int register, boolean memory) {
        operands(opcode, rexW, register, memory, 1);
    }

    void operands(int[] opcode, int rexW, int register, boolean memory, int alignment) {
        int rex = 0x40 | rexW | (register >= 8 ? 4 : 0);
        if (!memory) {
            int other = free();
            emit(rex | (other >= 8 ? 1 : 0));
            emit(opcode);
            emit(0xc0 | (register & 7) << 3 | other & 7);
            return;
        }
        emit(rex | 1);
        emit(opcode);
        if (random.nextInt(3) == 0) {
            // [r14 + disp8], anywhere, also across the page's end
            emit(0x46 | (register & 7) << 3, random.nextInt(256) & -alignment);
        } else if (random.nextBoolean()) {
            emit(0x85 | (register & 7) << 3);
            emit32(random.nextInt(1 << 14) & -alignment);
        } else {
            emit(0x86 | (register & 7) << 3);
            emit32(random.nextInt(1 << 13) & -alignment);
        }
    }

    int width() {
        int choice = random.nextInt(4);
        if (choice == 0) {
            emit(0x66);
        }
        return choice > 1 ? 8 : 0;
    }

    private void binary() {
        int[] bases = {0x01, 0x09, 0x11, 0x19, 0x21, 0x29, 0x31, 0x39, 0x85, 0x89};
        int opcode = bases[random.nextInt(bases.length)];
        int direction = opcode == 0x85 ? 0 : random.nextInt(2) << 1;
        int bytes = random.nextInt(4) == 0 ? 1 : 0;
        int w = bytes == 1 ? 0 : width();
        modRm((opcode | direction) - bytes, w, free(), random.nextBoolean());
    }

    private void immediate() {
        int w = width();
        modRm(0x83, w, random.nextInt(8), random.nextBoolean());
        emit(random.nextInt(256));
    }

    private void shift() {
        int[] groups = {0, 1, 2, 3, 4, 5, 7};
        int group = groups[random.nextInt(groups.length)];
        int w = width();
        boolean memory = random.nextInt(4) == 0;
        switch (random.nextInt(3)) {
            case 0 -> modRm(0xd1, w, group, memory);
            case 1 -> modRm(0xd3, w, group, memory);
            default -> {
                modRm(0xc1, w, group, memory);
                emit(random.nextInt(256));
            }
        }
    }

    private void unary() {
        int w = width();
        if (random.nextBoolean()) {
            modRm(0xff, w, random.nextInt(2), random.nextBoolean());
        } else {
            modRm(0xf7, w, 2 + random.nextInt(4), random.nextBoolean());
        }
    }

    private void twoByte() {
        int w = width();
        boolean memory = random.nextBoolean();
        switch (random.nextInt(7)) {
            case 0 -> operands(new int[] {0x0f, 0xaf}, w, free(), memory);
            case 1 -> operands(new int[] {0x0f, 0x40 | random.nextInt(16)}, w, free(), memory);
            case 2 -> operands(new int[] {0x0f, 0x90 | random.nextInt(16)}, 0, random.nextInt(8), memory);
            case 3 -> operands(new int[] {0x0f, new int[] {0xb6, 0xb7, 0xbe, 0xbf}[random.nextInt(4)]}, w, free(), memory);
            case 4 -> operands(new int[] {0x0f, new int[] {0xbc, 0xbd, 0xb1, 0xc1}[random.nextInt(4)]}, w, free(), memory);
            case 5 -> operands(new int[] {0x0f, 0xa3}, 8, free(), false);
            default -> {
                modRm(0x69, 8, free(), memory);
                emit32(random.nextInt());
            }
        }
    }

    /** A conditional jump over one instruction. */
    private void branch() {
        emit(0x70 | random.nextInt(16), 0);
        int from = length;
        if (random.nextBoolean()) {
            binary();
        } else {
            shift();
        }
        bytes[from - 1] = (byte) (length - from);
    }

    /** Now and then overwrites the immediate of the instruction behind. */
    private void modify() {
        emit(0x41, 0xf7, 0xc7);
        emit32(0xff);
        emit(0x75, 7);
        // mov [rip + 1], r15d: the immediate of the MOV that follows
        emit(0x44, 0x89, 0x3d);
        emit32(1);
        emit(0xb8);
        emit32(random.nextInt());
    }
}
