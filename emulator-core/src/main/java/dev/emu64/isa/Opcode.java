package dev.emu64.isa;

import java.util.List;

/**
 * The opcode column of a row: which bytes and prefixes select it.
 *
 * @param map    {@link #ONE_BYTE} or the escapes 0F, 0F 38, 0F 3A; the same numbers as VEX.mmmmm
 * @param prefix {@link #ANY_PREFIX}, or VEX.pp's numbers: 0 none, 1 66, 2 F3, 3 F2
 * @param w      REX.W or VEX.W: 0, 1 or {@link #ANY}
 * @param l      VEX.L: 0, 1 or {@link #ANY}
 * @param code   the opcode byte, the first of {@code codes}
 * @param codes  how many opcode bytes in sequence select the row: 1, 8 (+r) or 16 (+cc)
 * @param modRm  whether a ModRM byte follows
 * @param reg    ModRM.reg (/0-/7) or {@link #ANY}
 * @param rm     ModRM.rm or {@link #ANY}
 * @param mod    which ModRM.mod selects it
 */
public record Opcode(boolean vex, int map, int prefix, int w, int l, int code, int codes, boolean modRm, int reg, int rm, Mod mod) {
    public static final int ONE_BYTE = 0;
    public static final int ANY = -1;
    public static final int ANY_PREFIX = -1;

    /** ModRM.mod: memory is 0-2, a register 3. */
    public enum Mod { ANY, MEMORY, REGISTER }

    static Opcode parse(String column) {
        return new Parser(InstructionTable.words(column)).parse();
    }

    private static final class Parser {
        private final List<String> words;
        private int next;
        private boolean vex;
        private int map;
        private int prefix = ANY_PREFIX;
        private int w = ANY;
        private int l = ANY;

        Parser(List<String> words) {
            this.words = words;
        }

        Opcode parse() {
            prefixes();
            if (!vex) {
                escapes();
            }
            String opcode = words.get(next++);
            int plus = opcode.indexOf('+');
            int codes = plus < 0 ? 1 : opcode.endsWith("+cc") ? 16 : 8;
            int code = Integer.parseInt(plus < 0 ? opcode : opcode.substring(0, plus), 16);
            return modRm(code, codes);
        }

        private void prefixes() {
            for (; ; next++) {
                String word = words.get(next);
                switch (word) {
                    case "NP" -> prefix = 0;
                    case "66" -> prefix = 1;
                    case "F3" -> prefix = 2;
                    case "F2" -> prefix = 3;
                    case "W0" -> w = 0;
                    case "W1" -> w = 1;
                    default -> {
                        if (word.startsWith("VEX.")) {
                            vexFields(word);
                            next++;
                        }
                        return;
                    }
                }
            }
        }

        private void vexFields(String word) {
            vex = true;
            prefix = 0;
            for (String field : word.substring(4).split("\\.")) {
                switch (field) {
                    case "128", "LZ", "L0" -> l = 0;
                    case "256", "L1" -> l = 1;
                    case "NP" -> prefix = 0;
                    case "66" -> prefix = 1;
                    case "F3" -> prefix = 2;
                    case "F2" -> prefix = 3;
                    case "0F" -> map = 1;
                    case "0F38" -> map = 2;
                    case "0F3A" -> map = 3;
                    case "W0" -> w = 0;
                    case "W1" -> w = 1;
                    case "LIG", "WIG" -> { }
                    default -> throw new IllegalArgumentException("VEX field " + field);
                }
            }
        }

        private void escapes() {
            if (next + 1 >= words.size() || !words.get(next).equals("0F") || !hex(words.get(next + 1))) {
                return;
            }
            next++;
            map = 1;
            if (next + 1 < words.size() && hex(words.get(next + 1))) {
                switch (words.get(next)) {
                    case "38" -> map = 2;
                    case "3A" -> map = 3;
                    default -> throw new IllegalArgumentException("escape 0F " + words.get(next));
                }
                next++;
            }
        }

        private static boolean hex(String word) {
            return Character.digit(word.charAt(0), 16) >= 0;
        }

        private Opcode modRm(int code, int codes) {
            boolean modRm = false;
            int reg = ANY;
            int rm = ANY;
            Mod mod = Mod.ANY;
            for (; next < words.size(); next++) {
                String word = words.get(next);
                switch (word) {
                    case "/r" -> modRm = true;
                    case "mem" -> mod = Mod.MEMORY;
                    case "reg" -> mod = Mod.REGISTER;
                    default -> {
                        modRm = true;
                        if (word.startsWith("/")) {
                            reg = Integer.parseInt(word.substring(1));
                        } else if (word.startsWith("=")) {
                            int value = Integer.parseInt(word.substring(1, 3), 16);
                            reg = value >>> 3 & 7;
                            rm = word.endsWith("+i") ? ANY : value & 7;
                            mod = Mod.REGISTER;
                        } else {
                            throw new IllegalArgumentException("opcode word " + word);
                        }
                    }
                }
            }
            return new Opcode(vex, map, prefix, w, l, code, codes, modRm, reg, rm, mod);
        }
    }
}
