package dev.emu64.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Disassembles byte strings with binutils' objdump, where it is installed. */
final class Objdump {
    /** Bytes from the start of one sample to the next; the rest is NOPs, so that each is decoded on its own. */
    static final int SLOT_BYTES = 32;

    private Objdump() {
    }

    static boolean available() {
        try {
            return new ProcessBuilder("objdump", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One instruction as objdump decodes it. */
    record Line(int length, String text) {
    }

    /** The first instruction of each sample; the n-th sits at address n * {@link #SLOT_BYTES}. */
    static List<Line> disassemble(List<byte[]> samples, int codeSize, Path folder) throws IOException {
        byte[] image = new byte[samples.size() * SLOT_BYTES];
        java.util.Arrays.fill(image, (byte) 0x90);
        for (int n = 0; n < samples.size(); n++) {
            System.arraycopy(samples.get(n), 0, image, n * SLOT_BYTES, samples.get(n).length);
        }
        Path file = Files.write(folder.resolve("samples" + codeSize), image);
        String[] machine = codeSize == 8 ? new String[] {"i386:x86-64", "intel,x86-64,amd64"}
                : new String[] {"i386", codeSize == 4 ? "intel,i386" : "intel,i8086"};
        Process process = new ProcessBuilder("objdump", "-D", "-z", "-b", "binary", "--insn-width=16", "-m", machine[0], "-M",
                machine[1], file.toString()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Line[] lines = new Line[samples.size()];
        for (String line : text.split("\n")) {
            String[] columns = line.split("\t");
            if (columns.length >= 2 && columns[0].endsWith(":")) {
                int address = Integer.parseInt(columns[0].strip().replace(":", ""), 16);
                if (address % SLOT_BYTES == 0) {
                    String instruction = columns.length > 2 ? columns[2].strip().replaceAll(" +", " ") : "";
                    lines[address / SLOT_BYTES] = new Line(columns[1].strip().split(" ").length, instruction);
                }
            }
        }
        return new ArrayList<>(java.util.Arrays.asList(lines));
    }
}
