package dev.emu64.ops;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * A short program, made from a seed, that loads a random x87 and SSE state, executes a few random x87 or state-saving
 * instructions on it and stores it again. The processor that recorded the results and this one run the same bytes.
 *
 * <pre>
 *   data    0  FXSAVE image to begin with          1024  environments and images that the program stores
 *         512  numbers and environments to load    2048  XSAVE area to load     3072  XSAVE area to store
 * </pre>
 */
final class NativeProgram {
    static final int CODE = 0x100000;
    static final int DATA = 0x110000;
    static final int CODE_BYTES = 128;
    static final int DATA_BYTES = 4096;
    static final int HLT = 0xf4;
    private static final int NUMBERS = 512;
    private static final int STORED = 1024;
    private static final int LOADED_XSAVE = 2048;
    private static final int STORED_XSAVE = 3072;
    private static final int MXCSR_RESET = 0x1f80;

    /** Code size: 8, 4 or 2. */
    final int mode;
    final byte[] code = new byte[CODE_BYTES];
    final ByteBuffer data = ByteBuffer.allocate(DATA_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final SplittableRandom random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    NativeProgram(long seed, boolean states) {
        random = new SplittableRandom(seed);
        mode = new int[] {8, 4, 2}[random.nextInt(3)];
        image(0);
        for (int at = NUMBERS; at < STORED; at += 16) {
            number(at);
        }
        instruction(false, 0x0f, 0xae, 1, 0);
        if (states && mode != 2) {
            stateProgram();
        } else {
            x87Program();
        }
        out.write(HLT);
        byte[] bytes = out.toByteArray();
        java.util.Arrays.fill(code, (byte) HLT);
        System.arraycopy(bytes, 0, code, 0, bytes.length);
    }

    // ---- programs

    private void x87Program() {
        int count = 1 + random.nextInt(5);
        for (int n = 0; n < count; n++) {
            if (random.nextInt(3) == 0) {
                registerForm();
            } else {
                memoryForm();
            }
            if (random.nextInt(4) == 0) {
                bytes(0xdb, 0xe2);
            }
        }
        int opcode = random.nextBoolean() ? 0xd9 : 0xdd;
        prefixed(random.nextInt(3) == 0, opcode, 6, STORED + 256);
        if (mode == 8) {
            instruction(random.nextBoolean(), 0x0f, 0xae, 0, STORED + 512);
        }
    }

    private void registerForm() {
        int opcode;
        int modrm;
        do {
            opcode = 0xd8 + random.nextInt(8);
            modrm = 0xc0 + random.nextInt(64);
        } while (opcode == 0xd9 && modrm >= 0xf0 && transcendental(modrm));
        bytes(opcode, modrm);
    }

    private static boolean transcendental(int modrm) {
        return modrm < 0xf4 || modrm == 0xf9 || modrm == 0xfb || modrm >= 0xfe;
    }

    private void memoryForm() {
        int opcode = 0xd8 + random.nextInt(8);
        int reg = random.nextInt(8);
        boolean stores = (opcode & 1) != 0 && (reg >= 1 && reg <= 3 || reg >= 6) && !(opcode == 0xdb && reg == 6);
        int at = (stores ? STORED : NUMBERS) + random.nextInt(16) * 16 + (random.nextInt(4) == 0 ? random.nextInt(8) : 0);
        prefixed(random.nextInt(4) == 0, opcode, reg, at);
    }

    /** XRSTOR of a random area, some changes, then saves in all forms. */
    private void stateProgram() {
        xsaveArea();
        components(random.nextInt(8));
        boolean wide = mode == 8 && random.nextBoolean();
        instruction(wide, 0x0f, 0xae, 5, LOADED_XSAVE);
        if (random.nextInt(3) == 0) {
            registerForm();
        }
        data.putLong(STORED_XSAVE + 512, random.nextInt(8));
        components(random.nextInt(8));
        switch (random.nextInt(3)) {
            case 0 -> instruction(wide, 0x0f, 0xae, 4, STORED_XSAVE);
            case 1 -> instruction(wide, 0x0f, 0xae, 6, STORED_XSAVE);
            default -> instruction(wide, 0x0f, 0xc7, 4, STORED_XSAVE);
        }
    }

    /** MOV EAX,imm; XOR EDX,EDX. */
    private void components(int mask) {
        bytes(0xb8, mask, 0, 0, 0, 0x31, 0xd2);
    }

    /** Loaded components are nowhere zero, since a processor may take a register that it has loaded as in use. */
    private void xsaveArea() {
        image(LOADED_XSAVE);
        int present = random.nextInt(8);
        boolean compacted = random.nextBoolean();
        data.putLong(LOADED_XSAVE + 512, present);
        if (compacted) {
            data.putLong(LOADED_XSAVE + 520, Long.MIN_VALUE | present | random.nextInt(8));
        }
        for (int n = 0; n < 32; n++) {
            data.putLong(LOADED_XSAVE + 576 + 8 * n, random.nextLong());
        }
        switch (random.nextInt(12)) {
            case 0 -> data.put(LOADED_XSAVE + 512 + 8 * random.nextInt(2) + 3, (byte) 1);
            case 1 -> data.put(LOADED_XSAVE + 528 + random.nextInt(48), (byte) 1);
            case 2 -> data.putInt(LOADED_XSAVE + 24, 0x80000000);
            default -> { }
        }
    }

    // ---- encoding

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    /** An x87 instruction with a memory operand, perhaps with an operand-size prefix. */
    private void prefixed(boolean operandSize, int opcode, int reg, int at) {
        if (mode != 8 && random.nextInt(4) == 0) {
            bytes(0x26);
        }
        if (operandSize) {
            bytes(0x66);
        }
        bytes(opcode);
        operand(reg, at);
    }

    private void instruction(boolean wide, int escape, int opcode, int reg, int at) {
        if (wide && mode == 8) {
            bytes(0x48);
        }
        bytes(escape, opcode);
        operand(reg, at);
    }

    /** [base+disp16] or [base+disp32]: RBX holds the data's address, RSI that of 512, RBP (through SS) that of 1024. */
    private void operand(int reg, int at) {
        if (mode == 2) {
            boolean bx = random.nextBoolean();
            int disp = at - (bx ? 0 : 512);
            bytes(0x80 | reg << 3 | (bx ? 7 : 4), disp & 0xff, disp >> 8 & 0xff);
            return;
        }
        int base = new int[] {3, 6, 5}[random.nextInt(3)];
        int disp = at - (base == 3 ? 0 : base == 6 ? 512 : 1024);
        bytes(0x80 | reg << 3 | base, disp & 0xff, disp >> 8 & 0xff, disp >> 16 & 0xff, disp >> 24 & 0xff);
    }

    // ---- data

    /** An FXSAVE image without a pending exception in three of four cases. */
    private void image(int at) {
        int control = random.nextInt(3) == 0 ? 0x37f : random.nextInt(0x10000) | 0x0300;
        if (random.nextInt(4) != 0) {
            control |= 0x3f;
        }
        data.putShort(at, (short) control);
        data.putShort(at + 2, (short) (random.nextInt(0x10000) & (random.nextInt(8) == 0 ? -1 : 0x7f00)));
        data.put(at + 4, (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt(256)));
        data.putShort(at + 6, (short) random.nextInt());
        data.putLong(at + 8, random.nextLong());
        data.putLong(at + 16, random.nextLong());
        data.putInt(at + 24, MXCSR_RESET | random.nextInt(0x40));
        for (int n = 0; n < 8; n++) {
            extended(at + 32 + 16 * n);
        }
        for (int n = 0; n < 32; n++) {
            data.putLong(at + 160 + 8 * n, random.nextLong());
        }
    }

    private void extended(int at) {
        boolean special = random.nextInt(4) == 0;
        int exponent = special ? new int[] {0, 0x7fff, 1, 0x7ffe}[random.nextInt(4)] : 0x3fff + random.nextInt(-70, 70);
        data.putLong(at, significand());
        data.putShort(at + 8, (short) (exponent | (random.nextBoolean() ? 0x8000 : 0)));
    }

    private long significand() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> random.nextInt(3) == 0 ? 0 : -1;
            case 2 -> random.nextLong();
            case 3 -> Long.MIN_VALUE | random.nextLong() << 40;
            default -> Long.MIN_VALUE | random.nextLong();
        };
    }

    /** Sixteen bytes that make sense as one of the formats in memory. */
    private void number(int at) {
        data.putLong(at, random.nextLong());
        data.putLong(at + 8, random.nextLong());
        switch (random.nextInt(6)) {
            case 0 -> data.putFloat(at, (float) (random.nextInt(-1000, 1000) / 8.0));
            case 1 -> data.putDouble(at, random.nextInt(-100000, 100000) / 3.0);
            case 2 -> extended(at);
            case 3 -> data.putLong(at, random.nextLong() >> random.nextInt(64));
            case 4 -> {
                for (int n = 0; n < 9; n++) {
                    data.put(at + n, (byte) (random.nextInt(10) << 4 | random.nextInt(10)));
                }
            }
            default -> data.putInt(at, random.nextInt() & ~(0xff << 23));
        }
    }
}
