package dev.emu64.debug.gdb;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.debug.GuestView;
import dev.emu64.debug.PageMap;
import dev.emu64.debug.PageWalk;
import dev.emu64.debug.QemuRegisters;
import dev.emu64.debug.Symbols;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;

/** GDB's {@code monitor} commands: a few of QEMU's. */
final class Monitor {
    private static final int DEFAULT_LINES = 10;
    private static final int MOST_LINES = 1000;
    private static final String HELP = """
        info registers      all registers, system registers too
        info mem            what is mapped, with rights
        gva2gpa ADDRESS     the page walk of a linear address
        x/Ni ADDRESS        N instructions, decoded in the mode that the processor is in ($pc: the current one)
        system_reset        reset the machine
        quit                end the emulator
        """;

    private final Cpu cpu;
    private final GuestView view;
    private final Symbols symbols;
    private final RunControl control;

    Monitor(Cpu cpu, Symbols symbols, RunControl control) {
        this.cpu = cpu;
        this.view = new GuestView(cpu);
        this.symbols = symbols;
        this.control = control;
    }

    /** The answer to a command line. */
    String answer(String line) {
        String command = line.strip();
        switch (command) {
            case "info registers" -> {
                return new QemuRegisters(cpu).text();
            }
            case "info mem" -> {
                return PageMap.text(cpu);
            }
            case "system_reset" -> {
                control.reset();
                return "";
            }
            case "quit", "q" -> {
                control.quit();
                return "";
            }
            case "help", "?" -> {
                return HELP;
            }
            default -> {
                return withArguments(command);
            }
        }
    }

    private String withArguments(String command) {
        String[] words = command.split("\\s+");
        try {
            if (words.length == 2 && words[0].equals("gva2gpa")) {
                PageWalk walk = view.walk(address(words[1]));
                return walk.path() + (walk.mapped() ? "\ngpa: 0x" + Long.toHexString(walk.physical()) : "") + "\n";
            }
            if (words[0].startsWith("x/") && words[0].endsWith("i") && words.length <= 2) {
                String count = words[0].substring(2, words[0].length() - 1);
                return code(count.isEmpty() ? DEFAULT_LINES : Integer.parseInt(count), words.length == 2 ? address(words[1]) : cpu.rip);
            }
        } catch (NumberFormatException e) {
            return "not a number in: " + command + "\n";
        }
        return "unknown command: " + command + "; known are\n" + HELP;
    }

    private long address(String text) {
        if (text.equals("$pc") || text.equals("$rip") || text.equals("$eip")) {
            return cpu.rip;
        }
        return text.startsWith("0x") ? Numbers.parse(text.substring(2)) : Long.parseLong(text);
    }

    private String code(int count, long from) {
        StringBuilder out = new StringBuilder();
        long ip = from;
        for (int i = 0; i < Math.min(count, MOST_LINES); i++) {
            Insn insn = view.instruction(ip);
            String symbol = symbols.at(view.codeLinear(ip));
            out.append("0x").append(Hex.of(ip, cpu.code64() ? 16 : 8)).append(symbol == null ? "" : " <" + symbol + ">").append(":  ");
            if (insn == null) {
                return out.append("not mapped\n").toString();
            }
            out.append(Disassembler.text(insn, ip)).append('\n');
            ip += insn.length;
        }
        return out.toString();
    }
}
