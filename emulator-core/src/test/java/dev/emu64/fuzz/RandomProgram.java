package dev.emu64.fuzz;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.isa.Attribute;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.isa.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Writes one random program. */
final class RandomProgram {
    /** Rows that leave the program's mode or end it are taken as seldom as this. */
    private static final int SELDOM = 24;

    private final SplittableRandom random;
    private final FuzzMode mode;
    private final byte[] code;
    private final List<Row> rows;
    private final RowEncoder encoder;
    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
    private final boolean tame;
    private int at;

    RandomProgram(SplittableRandom random, FuzzMode mode, int bytes, List<Row> rows, boolean tame) {
        this.random = random;
        this.mode = mode;
        this.rows = rows;
        this.tame = tame;
        code = new byte[bytes];
        encoder = new RowEncoder(random, mode.codeSize, tame);
    }

    byte[] straight() {
        while (at < code.length) {
            row(rows.get(0));
        }
        return code;
    }

    byte[] fill() {
        while (at < code.length) {
            switch (random.nextInt(24)) {
                case 0 -> loop();
                case 1 -> patch();
                case 2 -> put(HexFormat.of().withUpperCase().toHexDigits((byte) random.nextInt()));
                case 3 -> callOrJump();
                default -> instruction();
            }
        }
        return code;
    }

    byte[] hot() {
        while (at < code.length) {
            switch (random.nextInt(12)) {
                case 0 -> patch();
                case 1 -> call();
                case 2, 3 -> instruction();
                default -> hotLoop(3);
            }
        }
        // back to the beginning
        at = code.length - 5;
        put(List.of(0xe9, -code.length, -code.length >> 8, -code.length >> 16, -code.length >> 24));
        return code;
    }

    /** Pointers set, then a body with branches and inner loops, counted by EBP or memory. */
    private void hotLoop(int deepest) {
        pointers();
        boolean register = random.nextBoolean();
        int counter = FuzzBoard.DATA + 0x800 + random.nextInt(64) * 4;
        int rounds = 1 + random.nextInt(deepest == 3 ? 80 : 12);
        if (register) {
            put(new byte[] {(byte) 0xbd, (byte) rounds, 0});
            put(mode.codeSize == 2 ? new byte[0] : new byte[2]);
        } else {
            count(0xc7, 0, counter, rounds);
        }
        int top = at;
        int length = 1 + random.nextInt(10);
        for (int n = 0; n < length; n++) {
            switch (random.nextInt(14)) {
                case 0 -> put(new byte[] {(byte) (0x70 + random.nextInt(16)), (byte) random.nextInt(12)});
                case 1 -> pointers();
                case 2 -> {
                    if (deepest > 1 && at - top < 60) {
                        hotLoop(deepest - 1);
                    }
                }
                case 3 -> {
                    if (random.nextInt(8) == 0) {
                        patch();
                    }
                }
                default -> instruction();
            }
        }
        if (register) {
            put("ffcd");
        } else {
            count(0x83, 5, counter, 1);
        }
        int back = top - at - 6;
        put(mode.codeSize == 2 ? new byte[] {0x0f, (byte) 0x85, (byte) (back + 2), (byte) (back + 2 >> 8)}
            : new byte[] {0x0f, (byte) 0x85, (byte) back, (byte) (back >> 8), (byte) (back >> 16), (byte) (back >> 24)});
    }

    /** {@code opcode /extension dword [address], immediate}: MOV with 32 (or 16) bits of it, or a group 1 operation with 8. */
    private void count(int opcode, int extension, int address, int immediate) {
        boolean word = mode.codeSize == 2;
        List<Integer> bytes = new ArrayList<>();
        bytes.add(opcode);
        bytes.add(extension << 3 | (word ? 6 : mode.codeSize == 8 ? 4 : 5));
        if (mode.codeSize == 8) {
            bytes.add(0x25);
        }
        append(bytes, word ? address & 0xffff : address, word ? 2 : 4);
        append(bytes, immediate, opcode == 0x83 ? 1 : word ? 2 : 4);
        put(bytes);
    }

    /** rBX, rSI and rDI point into data, now and then close to a page's end or into code. */
    private void pointers() {
        for (int opcode : new int[] {0xbb, 0xbe, 0xbf}) {
            int place = switch (random.nextInt(12)) {
                case 0 -> 0xff0 + random.nextInt(16) + random.nextInt(8) * 0x1000;
                case 1 -> FuzzBoard.CODE - FuzzBoard.DATA + random.nextInt(0x1800);
                case 2 -> random.nextInt(FuzzBoard.FRESH_BYTES - FuzzBoard.DATA);
                default -> random.nextInt(0xf00);
            };
            List<Integer> bytes = new ArrayList<>();
            bytes.add(opcode);
            append(bytes, mode.codeSize == 2 ? place : FuzzBoard.DATA + place, mode.codeSize == 2 ? 2 : 4);
            put(bytes);
        }
    }

    private void put(List<Integer> bytes) {
        byte[] encoded = new byte[bytes.size()];
        for (int n = 0; n < encoded.length; n++) {
            encoded[n] = (byte) (int) bytes.get(n);
        }
        put(encoded);
    }

    private void instruction() {
        Row row = rows.get(random.nextInt(rows.size()));
        boolean system = row.is(Attribute.PRIV) || row.group().equals("SystemOps") || row.group().equals("FarControl");
        if (!system || random.nextInt(SELDOM) == 0) {
            row(row);
        }
    }

    private void row(Row row) {
        byte[] bytes = encoder.encode(row);
        Insn insn = decoder.decode(bytes, 0, bytes.length, offset -> 0, Decoder.mode(mode.codeSize, !mode.real()));
        if (tame && (insn.op0 == Cpu.RSP || insn.op0 == Cpu.RBP || insn.row < 0)) {
            return;
        }
        put(Arrays.copyOf(bytes, Math.min(bytes.length, insn.length)));
    }

    private void put(byte[] bytes) {
        int length = Math.min(bytes.length, code.length - at);
        System.arraycopy(bytes, 0, code, at, length);
        at += length;
    }

    private void put(String hex) {
        put(HexFormat.of().parseHex(hex));
    }

    /** mov cx,n; some instructions; dec cx (or loop); jnz. */
    private void loop() {
        boolean word = mode.codeSize == 2;
        int rounds = 1 + random.nextInt(60);
        put(word ? new byte[] {(byte) 0xb9, (byte) rounds, 0} : new byte[] {(byte) 0xb9, (byte) rounds, 0, 0, 0});
        int top = at;
        int body = 1 + random.nextInt(8);
        for (int n = 0; n < body && at - top < 90; n++) {
            if (random.nextInt(6) == 0) {
                patch();
            } else {
                instruction();
            }
        }
        boolean count = random.nextBoolean();
        if (count) {
            put("ffc9");
        }
        put(new byte[] {(byte) (count ? 0x75 : 0xe2), (byte) (top - at - 2)});
    }

    /** Stores into code close by, often the next instruction. */
    private void patch() {
        int size = mode.codeSize;
        int distance = random.nextInt(3) == 0 ? random.nextInt(64) - 32 : random.nextInt(6);
        int value = random.nextInt(3) == 0 ? random.nextInt() : 0x90909090;
        boolean one = random.nextBoolean();
        List<Integer> bytes = new ArrayList<>();
        if (size == 2) {
            bytes.add(0x2e);
        }
        bytes.add(one ? 0xc6 : 0xc7);
        bytes.add(size == 2 ? 0x06 : 0x05);
        int immediate = one ? 1 : size == 2 ? 2 : 4;
        int length = bytes.size() + (size == 2 ? 2 : 4) + immediate;
        int target = size == 8 ? distance : (size == 4 ? FuzzBoard.CODE : 0) + at + length + distance;
        append(bytes, target, size == 2 ? 2 : 4);
        append(bytes, value, immediate);
        put(bytes);
    }

    private static void append(List<Integer> bytes, int value, int count) {
        for (int n = 0; n < count; n++) {
            bytes.add(value >>> 8 * n);
        }
    }

    /** A subroutine of its own, called in a loop. */
    private void call() {
        int width = mode.codeSize == 2 ? 2 : 4;
        put(new byte[] {(byte) 0xeb, 0});
        int entry = at;
        for (int n = random.nextInt(5); n >= 0; n--) {
            instruction();
        }
        put("c3");
        code[Math.min(entry, code.length) - 1] = (byte) (at - entry);
        put(mode.codeSize == 2 ? List.of(0xbd, 1 + random.nextInt(60), 0) : List.of(0xbd, 1 + random.nextInt(60), 0, 0, 0));
        int top = at;
        instruction();
        List<Integer> bytes = new ArrayList<>();
        bytes.add(0xe8);
        append(bytes, entry - at - 1 - width, width);
        put(bytes);
        put("ffcd");
        put(List.of(0x75, top - at - 2));
    }

    /** A near call or jump to any place in the program, or a return. */
    private void callOrJump() {
        int width = mode.codeSize == 2 ? 2 : 4;
        int kind = random.nextInt(5);
        if (kind == 0) {
            put("c3");
            return;
        }
        byte[] bytes = new byte[1 + width];
        bytes[0] = (byte) (kind == 1 ? 0xe9 : 0xe8);
        int distance = random.nextInt(code.length) - at - bytes.length;
        for (int n = 0; n < width; n++) {
            bytes[n + 1] = (byte) (distance >>> 8 * n);
        }
        put(bytes);
    }
}
