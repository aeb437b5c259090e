package dev.emu64.fuzz;

import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.isa.Attribute;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.isa.InstructionTable;
import dev.emu64.isa.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** The sorts of random code. */
final class RandomPrograms {
    private static final List<Row> ROWS = InstructionTable.load().rows();
    /** Rows that leave the program's mode or end it are taken as seldom as this. */
    private static final int SELDOM = 24;

    private RandomPrograms() {
    }

    /** Bytes as they come. */
    static byte[] noise(SplittableRandom random, FuzzMode mode, int bytes) {
        byte[] code = new byte[bytes];
        random.nextBytes(code);
        return code;
    }

    /** Instructions of the table's rows, with loops, stores into the code and noise among them. */
    static byte[] rows(SplittableRandom random, FuzzMode mode, int bytes) {
        return new Program(random, mode, bytes, ROWS).fill();
    }

    /** One row over and over, in all its encodings. */
    static CodeGenerator of(Row row) {
        return (random, mode, bytes) -> new Program(random, mode, 256, List.of(row)).straight();
    }

    static List<Row> allRows() {
        return ROWS;
    }

    private static final class Program {
        private final SplittableRandom random;
        private final FuzzMode mode;
        private final byte[] code;
        private final List<Row> rows;
        private final RowEncoder encoder;
        private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
        private int at;

        Program(SplittableRandom random, FuzzMode mode, int bytes, List<Row> rows) {
            this.random = random;
            this.mode = mode;
            this.rows = rows;
            code = new byte[bytes];
            encoder = new RowEncoder(random, mode.codeSize);
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
            byte[] encoded = new byte[bytes.size()];
            for (int n = 0; n < encoded.length; n++) {
                encoded[n] = (byte) (int) bytes.get(n);
            }
            put(encoded);
        }

        private static void append(List<Integer> bytes, int value, int count) {
            for (int n = 0; n < count; n++) {
                bytes.add(value >>> 8 * n);
            }
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
}
