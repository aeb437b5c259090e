package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SSE, FMA and F16C arithmetic against an AMD Zen 4: results, MXCSR, EFLAGS and #XM under all masks and modes. */
class RecordedSseTest {
    @Test
    void rowsRecordedOnHardwareReplayBitForBit() {
        List<String[]> rows = HardwareVectors.rows("zen4-sse.txt.gz");
        assertThat(rows).hasSizeGreaterThan(1800);
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows) {
            String difference = replay(row);
            if (!difference.isEmpty()) {
                wrong.add(String.join(" ", row) + " ->" + difference);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void put(long[] register, String text) {
        int colon = text.indexOf(':');
        register[0] = text.equals("-") ? 0 : Long.parseUnsignedLong(text.substring(colon + 1), 16);
        register[1] = colon < 0 ? 0 : Long.parseUnsignedLong(text.substring(0, colon), 16);
    }

    private static String replay(String[] row) {
        SseReplay replay = new SseReplay();
        String code = row[0];
        replay.m.load(HardwareVectors.hex(row[2]));
        for (int i = 0; i < 3; i++) {
            put(replay.xmm[i], row[3 + i]);
        }
        replay.rax = row[6].equals("-") ? 0 : Long.parseUnsignedLong(row[6], 16);
        long[] expected = replay.xmm[0].clone();
        if (!row[9].equals("-")) {
            put(expected, row[9]);
        }
        assertThat(replay.run(Integer.parseInt(code.substring(0, 2), 16), code.charAt(3) - '0',
                Integer.parseInt(code.substring(5, 7), 16), HardwareVectors.hex(row[1]), code.endsWith("w"))).isTrue();
        String difference = "";
        if (replay.m.mxcsr() != HardwareVectors.hex(row[7])) {
            difference += " MXCSR " + Integer.toHexString(replay.m.mxcsr());
        }
        if (replay.fault != row[8].equals("1")) {
            difference += " #XM " + replay.fault;
        }
        if (replay.xmm[0][0] != expected[0] || replay.xmm[0][1] != expected[1]) {
            difference += String.format(" xmm0 %x:%016x", replay.xmm[0][1], replay.xmm[0][0]);
        }
        if (!row[10].equals("-") && replay.rax != Long.parseUnsignedLong(row[10], 16)) {
            difference += " rax " + Long.toHexString(replay.rax);
        }
        if (!row[11].equals("-") && replay.eflags != HardwareVectors.hex(row[11])) {
            difference += " eflags " + Integer.toHexString(replay.eflags);
        }
        return difference;
    }

    @Test
    void registerFormsOfTheSharedVectorsReplayBitForBit() {
        Path folder = HardwareVectors.folder();
        assumeTrue(folder != null, "no shared/vectors folder and no -Demu64.vectors: skipped");
        List<String> wrong = new ArrayList<>();
        int[] replayed = new int[1];
        for (String group : new String[] {"sse", "sse2", "sse41"}) {
            for (Path file : HardwareVectors.files(folder, group)) {
                HardwareVectors.read(file, row -> {
                    String difference = replayVector(row, replayed);
                    if (!difference.isEmpty()) {
                        wrong.add(row.get("id") + " " + row.get("asm") + " ->" + difference);
                    }
                });
            }
        }
        assertThat(replayed[0]).isGreaterThan(1500);
        assertThat(wrong).isEmpty();
    }

    private static void put128(long[] register, Object digits) {
        String text = (String) digits;
        register[1] = Long.parseUnsignedLong(text.substring(0, 16), 16);
        register[0] = Long.parseUnsignedLong(text.substring(16), 16);
    }

    /** A floating-point instruction between two xmm registers, with REX or without; others are not ours. */
    private static String replayVector(Map<String, Object> row, int[] replayed) {
        byte[] code = HexFormat.of().parseHex((String) row.get("bytes"));
        int at = 0;
        int prefix = 0;
        int rex = 0;
        if ((code[0] & 0xFF) == 0x66 || (code[0] & 0xFE) == 0xF2) {
            prefix = code[at++] & 0xFF;
        }
        if (((String) row.get("id")).startsWith("long64") && (code[at] & 0xF0) == 0x40) {
            rex = code[at++];
        }
        if (code.length < at + 3 || code[at] != 0x0F) {
            return "";
        }
        int map = code[at + 1] == 0x38 ? SseReplay.MAP_38 : code[at + 1] == 0x3A ? SseReplay.MAP_3A : SseReplay.MAP_0F;
        at += map == SseReplay.MAP_0F ? 1 : 2;
        int opcode = code[at] & 0xFF;
        int modrm = code.length > at + 1 ? code[at + 1] & 0xFF : 0;
        int imm8 = code.length > at + 2 ? code[at + 2] & 0xFF : 0;
        boolean integer = map == SseReplay.MAP_0F && (opcode == 0x2A || opcode == 0x2C || opcode == 0x2D);
        if (modrm < 0xC0 || integer) {
            return "";
        }
        Map<String, Object> in = HardwareVectors.object(row.get("in"));
        Map<String, Object> out = HardwareVectors.object(row.get("out"));
        String destination = "xmm" + ((modrm >> 3 & 7) | (rex & 4) << 1);
        String source = "xmm" + ((modrm & 7) | (rex & 1) << 3);
        SseReplay replay = new SseReplay();
        replay.m.load(in.containsKey("mxcsr") ? HardwareVectors.hex(in.get("mxcsr")) : SseContext.RESET);
        if (in.containsKey(destination)) {
            put128(replay.xmm[0], in.get(destination));
        }
        if (in.containsKey(source)) {
            put128(replay.xmm[1], in.get(source));
        }
        long[] expected = replay.xmm[0].clone();
        int mxcsr = out.containsKey("mxcsr") ? HardwareVectors.hex(out.get("mxcsr")) : replay.m.mxcsr();
        if (!replay.run(prefix, map, opcode, imm8, (rex & 8) != 0)) {
            return "";
        }
        Map<String, Object> exception = row.get("exc") == null ? Map.of() : HardwareVectors.object(row.get("exc"));
        if (!exception.isEmpty() && !exception.get("vector").equals(19L)) {
            return "";
        }
        replayed[0]++;
        if (out.containsKey(destination)) {
            put128(expected, out.get(destination));
        }
        String difference = "";
        if (replay.m.mxcsr() != mxcsr) {
            difference += String.format(" MXCSR %x not %x", replay.m.mxcsr(), mxcsr);
        }
        if (replay.fault == exception.isEmpty()) {
            difference += " #XM " + replay.fault;
        }
        if (replay.xmm[0][0] != expected[0] || replay.xmm[0][1] != expected[1]) {
            difference += String.format(" xmm %016x%016x", replay.xmm[0][1], replay.xmm[0][0]);
        }
        return difference;
    }
}
