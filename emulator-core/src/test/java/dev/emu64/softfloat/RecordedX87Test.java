package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every x87 computation against an AMD Zen 4: results, status word, tags, memory, masked and unmasked. */
class RecordedX87Test {

    @Test
    void rowsRecordedOnHardwareReplayBitForBit() {
        List<String[]> rows = HardwareVectors.rows("zen4-x87.txt.gz");
        assertThat(rows).hasSizeGreaterThan(2500);
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows) {
            String difference = replay(row);
            if (!difference.isEmpty()) {
                wrong.add(String.join(" ", row) + " ->" + difference);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String replay(String[] row) {
        X87Replay replay = new X87Replay();
        int opcode = HardwareVectors.hex(row[0]);
        replay.controlWord = HardwareVectors.hex(row[1]);
        replay.statusWord = HardwareVectors.hex(row[2]);
        replay.valid = 0xCF;
        for (int r = 0; r < 4; r++) {
            put(replay, r, "3fff:8000000000000000");
        }
        put(replay, 6, row[3]);
        put(replay, 7, row[4]);
        if (!row[5].equals("-")) {
            replay.memory.put(0, HexFormat.of().parseHex(row[5]));
        }
        String before = HexFormat.of().formatHex(replay.memory.array(), 0, 10);
        assertThat(replay.run(opcode >> 8, opcode & 0xFF)).isTrue();
        boolean transcendental = isTranscendental(opcode);
        StringBuilder difference = new StringBuilder();
        int judged = transcendental ? ~(ExtContext.C1 | FloatFlags.PRECISION) : -1;
        if (((HardwareVectors.hex(row[6]) ^ replay.statusWord) & judged) != 0) {
            difference.append(" fsw ").append(Integer.toHexString(replay.statusWord));
        }
        if (HardwareVectors.hex(row[7]) != replay.valid) {
            difference.append(" tags ").append(Integer.toHexString(replay.valid));
        }
        for (int r = 5; r < 8; r++) {
            String expected = !row[3 + r].equals("-") ? row[3 + r] : r == 5 ? "" : row[r - 3];
            boolean compares = (replay.valid >> r & 1) != 0 && !expected.isEmpty();
            if (compares && !close(replay, r, expected, transcendental ? 1 : 0)) {
                difference.append(String.format(" R%d %04x:%016x", r, replay.signExponents[r], replay.significands[r]));
            }
        }
        String after = HexFormat.of().formatHex(replay.memory.array(), 0, 10);
        if (!after.equals(row[11].equals("-") ? before : row[11])) {
            difference.append(" memory ").append(after);
        }
        return difference.toString();
    }

    private static void put(X87Replay replay, int register, String text) {
        replay.signExponents[register] = Integer.parseInt(text.substring(0, 4), 16);
        replay.significands[register] = Long.parseUnsignedLong(text.substring(text.length() - 16), 16);
    }

    private static boolean isTranscendental(int opcode) {
        return opcode >= 0xD9F0 && opcode <= 0xD9F3 || opcode == 0xD9F9 || opcode == 0xD9FB || opcode == 0xD9FE
                || opcode == 0xD9FF;
    }

    /** Equal, or off by some units of the last place (over a power of two as well). */
    private static boolean close(X87Replay replay, int register, String expected, long units) {
        int se = Integer.parseInt(expected.substring(0, 4), 16);
        long significand = Long.parseUnsignedLong(expected.substring(expected.length() - 16), 16);
        long actual = replay.significands[register];
        if (se == replay.signExponents[register]) {
            return Math.abs(significand - actual) <= units;
        }
        boolean upper = replay.signExponents[register] == se + 1 && actual == Long.MIN_VALUE && -significand <= units;
        boolean lower = replay.signExponents[register] == se - 1 && significand == Long.MIN_VALUE && -actual <= units;
        return units > 0 && (upper || lower || actual == Long.MIN_VALUE && significand == Long.MAX_VALUE);
    }

    @Test
    void registerFormsOfTheSharedVectorsReplayBitForBit() {
        Path folder = HardwareVectors.folder();
        assumeTrue(folder != null, "no shared/vectors folder and no -Demu64.vectors: skipped");
        List<String> wrong = new ArrayList<>();
        int[] replayed = new int[1];
        for (Path file : HardwareVectors.files(folder, "x87")) {
            HardwareVectors.read(file, row -> {
                String difference = replayVector(row, replayed);
                if (!difference.isEmpty()) {
                    wrong.add(row.get("id") + " " + row.get("asm") + " ->" + difference);
                }
            });
        }
        assertThat(replayed[0]).isGreaterThan(2000);
        assertThat(wrong).isEmpty();
    }

    private static void apply(X87Replay replay, Map<String, Object> registers) {
        registers.forEach((name, value) -> {
            switch (name) {
                case "fcw" -> replay.controlWord = HardwareVectors.hex(value);
                case "fsw" -> replay.statusWord = HardwareVectors.hex(value);
                case "ftw" -> replay.valid = HardwareVectors.hex(value);
                default -> {
                    if (name.startsWith("fpr")) {
                        put(replay, name.charAt(3) - '0', (String) value);
                    }
                }
            }
        });
    }

    /** An x87 register form without prefixes and without a fault is run; anything else is not ours. */
    private static String replayVector(Map<String, Object> row, int[] replayed) {
        byte[] bytes = HexFormat.of().parseHex((String) row.get("bytes"));
        boolean ours = bytes.length == 2 && (bytes[0] & 0xF8) == 0xD8 && (bytes[1] & 0xC0) == 0xC0;
        if (!ours || row.get("exc") != null) {
            return "";
        }
        X87Replay replay = new X87Replay();
        replay.controlWord = 0x37F;
        apply(replay, HardwareVectors.object(row.get("in")));
        X87Replay expected = new X87Replay();
        expected.controlWord = replay.controlWord;
        expected.statusWord = replay.statusWord;
        expected.valid = replay.valid;
        for (int r = 0; r < 8; r++) {
            expected.signExponents[r] = replay.signExponents[r];
            expected.significands[r] = replay.significands[r];
        }
        if (!replay.run(bytes[0] & 0xFF, bytes[1] & 0xFF)) {
            return "";
        }
        replayed[0]++;
        apply(expected, HardwareVectors.object(row.get("out")));
        Object undefined = HardwareVectors.object(row.get("undef")).get("fsw");
        int judged = undefined == null ? -1 : ~HardwareVectors.hex(undefined);
        StringBuilder difference = new StringBuilder();
        if (((expected.statusWord ^ replay.statusWord) & judged) != 0) {
            difference.append(String.format(" fsw %x not %x", replay.statusWord, expected.statusWord));
        }
        if (expected.valid != replay.valid) {
            difference.append(" tags ").append(Integer.toHexString(replay.valid));
        }
        Map<String, Object> tolerance = row.get("tol") == null ? Map.of() : HardwareVectors.object(row.get("tol"));
        for (int r = 0; r < 8; r++) {
            Long units = (Long) tolerance.get("fpr" + r);
            String text = String.format("%04x%016x", expected.signExponents[r], expected.significands[r]);
            if ((replay.valid >> r & 1) != 0 && !close(replay, r, text, units == null ? 0 : units)) {
                difference.append(String.format(" R%d %04x:%016x not %s", r, replay.signExponents[r],
                        replay.significands[r], text));
            }
        }
        return difference.toString();
    }
}
