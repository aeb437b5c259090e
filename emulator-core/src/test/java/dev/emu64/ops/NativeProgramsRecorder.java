package dev.emu64.ops;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the programs for src/test/native/run-programs.c and, from its results, the resource of {@link NativeProgramsTest}:
 * one hash for each program.
 *
 * <pre>
 *   programs FILE                 writes the programs
 *   record RESULTS RESOURCE       writes the hashes
 *   compare RESULTS               prints where this processor differs
 * </pre>
 */
final class NativeProgramsRecorder {
    private NativeProgramsRecorder() {
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "programs" -> Files.write(file, programs());
            case "record" -> Files.write(Path.of(arguments[2]), hashes(Files.readAllBytes(file)));
            case "compare" -> compare(Files.readAllBytes(file));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static byte[] programs() {
        int length = 4 + NativeProgram.CODE_BYTES + NativeProgram.DATA_BYTES;
        ByteBuffer out = ByteBuffer.allocate(length * NativeProgramsTest.PROGRAMS).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < NativeProgramsTest.PROGRAMS; n++) {
            NativeProgram program = NativeProgramsTest.program(n);
            out.putInt(program.mode).put(program.code).put(program.data.array());
        }
        return out.array();
    }

    private static byte[] result(byte[] results, int n) {
        byte[] result = new byte[NativeProgramRun.RESULT_BYTES];
        System.arraycopy(results, n * result.length, result, 0, result.length);
        return NativeProgramRun.judged(result);
    }

    private static byte[] hashes(byte[] results) {
        ByteBuffer out = ByteBuffer.allocate(4 * NativeProgramsTest.PROGRAMS);
        for (int n = 0; n < NativeProgramsTest.PROGRAMS; n++) {
            out.putInt(NativeProgramsTest.hash(result(results, n)));
        }
        return out.array();
    }

    private static void compare(byte[] results) {
        int wrong = 0;
        for (int n = 0; n < NativeProgramsTest.PROGRAMS; n++) {
            NativeProgram program = NativeProgramsTest.program(n);
            byte[] want = result(results, n);
            byte[] got = new NativeProgramRun(program).run();
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < want.length; at++) {
                if (want[at] != got[at]) {
                    text.append(String.format(" %x:%02x/%02x", at, want[at], got[at]));
                }
            }
            if (text.length() > 0) {
                wrong++;
                System.out.println(n + NativeProgramsTest.describe(program) + text);
            }
        }
        System.out.println(wrong + " of " + NativeProgramsTest.PROGRAMS + " differ");
    }
}
