package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Interrupts;
import dev.emu64.cpu.Segment;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The boot as a list of milestones, one line each: instructions retired, CS:RIP of the instruction that did it, and what
 * it did. The same guest gives the same text on every host.
 */
public final class Timeline implements Probe {
    private static final long BOOT_SECTOR = 0x7c00;
    private static final int BIOS_SEGMENT = 0xf000;
    private static final int COUNT_COLUMNS = 12;

    private final Cpu cpu;
    private final GuestView view;
    private final Symbols symbols;
    private final ScreenContent screen;
    private final long kernelEntry;
    private final Consumer<String> out;
    private final BiosTally bios;
    /** Kinds of milestones that are told only the first time, and tables already seen. */
    private final Set<String> told = new HashSet<>();

    private int cs;
    private long rip;
    private String mode;
    private int modeBits = -1;
    private long cr3;
    private boolean paging;
    private long gdtrBase;
    private long idtrBase;
    private int idtrLimit;
    private boolean a20;
    private boolean interruptFlag;
    private long screenChanges;
    private String screenText = "";
    private boolean kernelDraws;

    /**
     * @param kernelEntry linear address of the kernel's first instruction, 0 if not known
     * @param out takes the lines, without line feeds
     */
    public Timeline(Cpu cpu, Symbols symbols, ScreenContent screen, long kernelEntry, Consumer<String> out) {
        this.cpu = cpu;
        this.view = new GuestView(cpu);
        this.symbols = symbols;
        this.screen = screen;
        this.kernelEntry = kernelEntry;
        this.out = out;
        this.bios = new BiosTally(cpu);
        out.accept("instructions  where                     what");
        remember();
    }

    /** Takes the state as it is for known. */
    private void remember() {
        mode = mode();
        modeBits = modeBits();
        paging = (cpu.control.cr0 & ControlRegisters.PG) != 0;
        cr3 = cpu.control.cr3;
        gdtrBase = cpu.gdtrBase;
        idtrBase = cpu.idtrBase;
        idtrLimit = cpu.idtrLimit;
        a20 = cpu.memory.enabled();
        interruptFlag = cpu.flags.is(Flags.IF);
        screenChanges = screen.changes();
    }

    // ---- what happened

    @Override
    public boolean before() {
        cs = cpu.seg[Segment.CS].selector;
        rip = cpu.rip;
        if (rip == BOOT_SECTOR && cs == 0 && !cpu.protectedMode() && told.add("boot")) {
            milestone("the boot sector starts, loaded from drive " + Hex.of(cpu.r[Cpu.RDX], 2) + "h");
        } else if (rip == kernelEntry && kernelEntry != 0 && cpu.code64() && told.add("kernel")) {
            milestone("the kernel is entered, " + bios.disk());
        }
        return true;
    }

    @Override
    public void after() {
        if (cs == BIOS_SEGMENT && !told.contains("boot")) {
            // the firmware's own preparations are no part of the story
            remember();
            return;
        }
        if (cpu.memory.enabled() != a20) {
            a20 = !a20;
            milestone("A20 " + (a20 ? "on: memory beyond 1 MiB is reachable" : "off"));
        }
        tables();
        modes();
        boolean enabled = cpu.flags.is(Flags.IF);
        if (enabled != interruptFlag) {
            interruptFlag = enabled;
            if (enabled && cpu.protectedMode() && told.add("sti")) {
                milestone("interrupts are let in for the first time by the kernel");
            }
        }
        if (screen.changes() != screenChanges) {
            screenChanges = screen.changes();
            drawn();
        }
    }

    private void tables() {
        if (cpu.gdtrBase != gdtrBase) {
            gdtrBase = cpu.gdtrBase;
            if (told.add("gdt" + gdtrBase)) {
                milestone("GDT at " + Hex.prefixed(gdtrBase) + ", " + (cpu.gdtrLimit + 1) / 8 + " entries");
            }
        }
        if (cpu.idtrBase != idtrBase || cpu.idtrLimit != idtrLimit) {
            idtrBase = cpu.idtrBase;
            idtrLimit = cpu.idtrLimit;
            if (told.add("idt" + idtrBase + ":" + idtrLimit)) {
                milestone("IDT at " + Hex.prefixed(idtrBase) + ", limit 0x" + Hex.of(idtrLimit, 4) + (idtrLimit == 0 ? " (empty)" : ""));
            }
        }
        if (cpu.control.cr3 != cr3) {
            cr3 = cpu.control.cr3;
            if (told.add("cr3" + cr3)) {
                milestone("page tables at " + Hex.prefixed(cr3));
            }
        }
        boolean nowPaging = (cpu.control.cr0 & ControlRegisters.PG) != 0;
        if (nowPaging != paging) {
            paging = nowPaging;
            milestone(paging ? "paging on" : "paging off");
        }
    }

    private int modeBits() {
        int bits = cpu.codeSize | (cpu.protectedMode() ? 16 : 0) | (cpu.v86() ? 32 : 0) | (cpu.longMode() ? 64 : 0);
        boolean unreal = !cpu.protectedMode() && (cpu.seg[Segment.DS].limit > 0xffff || cpu.seg[Segment.ES].limit > 0xffff
            || cpu.seg[Segment.FS].limit > 0xffff);
        return unreal ? bits | 128 : bits;
    }

    private String mode() {
        if (!cpu.protectedMode()) {
            return modeBits() >= 128 ? "unreal mode (real mode with 4 GiB segments)" : "real mode";
        }
        if (cpu.v86()) {
            return "virtual-8086 mode";
        }
        String bits = cpu.codeSize == 8 ? "64-bit mode" : cpu.codeSize * 8 + "-bit code";
        return cpu.code64() ? bits : (cpu.longMode() ? "compatibility mode, " : "protected mode, ") + bits;
    }

    private void modes() {
        int bits = modeBits();
        if (bits == modeBits) {
            return;
        }
        modeBits = bits;
        String next = mode();
        if (!next.equals(mode) && told.add(mode + ">" + next)) {
            milestone(mode + " \u2192 " + next);
        }
        mode = next;
    }

    private void drawn() {
        if (kernelDraws) {
            return;
        }
        boolean byBios = cs == BIOS_SEGMENT && !cpu.protectedMode();
        String text = screen.text();
        if (text == null) {
            if (!byBios) {
                kernelDraws = true;
                milestone("first pixels drawn by the guest itself");
            }
            return;
        }
        int at = firstNew(screenText, text);
        screenText = text;
        if (at < 0 || byBios && !told.add("bios character")) {
            return;
        }
        kernelDraws = !byBios && cpu.code64();
        if (!byBios && !kernelDraws && !told.add("loader character")) {
            return;
        }
        int row = 0;
        int column = at;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            row++;
            column = at - i - 1;
        }
        milestone("first character on the screen by " + (byBios ? "the BIOS" : kernelDraws ? "the kernel" : "the boot loader itself") + ": '"
            + text.charAt(at) + "' in row " + row + ", column " + column);
    }

    /** The first place where {@code now} shows something that {@code before} did not, or -1. */
    private static int firstNew(String before, String now) {
        for (int i = 0; i < now.length(); i++) {
            char c = now.charAt(i);
            if (c > ' ' && (before.length() != now.length() || before.charAt(i) != c)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void entering(int vector, int errorCode, int kind) {
        if (kind == Interrupts.INT_N && !cpu.protectedMode()) {
            if (bios.isBios(vector)) {
                bios.call(vector);
            }
        } else if (kind == Interrupts.EXTERNAL) {
            if (told.add((cpu.protectedMode() ? "interrupt" : "bios interrupt") + vector)) {
                milestone("first interrupt with vector 0x" + Hex.of(vector, 2) + (cpu.protectedMode() ? "" : ", for the BIOS"));
            }
        } else if (kind >= Interrupts.FAULT || kind == Interrupts.INT3) {
            if (told.add("exception" + vector)) {
                milestone("first exception " + Exceptions.name(vector) + Exceptions.code(errorCode));
            }
        } else if (told.add("int" + vector)) {
            milestone("first int 0x" + Hex.of(vector, 2));
        }
    }

    @Override
    public void shutdown() {
        milestone("the processor shuts down: triple fault");
    }

    @Override
    public void reset() {
        milestone("reset");
    }

    /** The run is over. */
    public void end(String reason) {
        cs = cpu.seg[Segment.CS].selector;
        rip = cpu.rip;
        milestone("the end: " + reason + "; " + bios.disk() + ", " + cpu.interrupts.taken() + " interrupts and exceptions");
    }

    // ---- telling it

    private void milestone(String what) {
        String calls = bios.take();
        if (calls != null) {
            line("", "", "BIOS calls until here: " + calls);
        }
        boolean wide = cpu.longMode();
        String symbol = symbols.at(wide ? rip : rip + (cpu.protectedMode() ? view.codeLinear(0) : (long) cs << 4));
        String place = Hex.of(cs, 4) + ":" + (wide ? Hex.of(rip, 16) : Hex.of(rip, rip > 0xffff ? 8 : 4));
        line(Long.toString(cpu.clock.instructions), place, what + (symbol == null ? "" : "  <" + symbol + ">"));
    }

    private void line(String count, String place, String what) {
        out.accept(" ".repeat(Math.max(0, COUNT_COLUMNS - count.length())) + count + "  " + place
            + " ".repeat(Math.max(1, 26 - place.length())) + what);
    }
}
