package dev.emu64.machine;

import dev.emu64.bios.Bios;
import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.bus.ByteSink;
import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortBus;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.EventObserver;
import dev.emu64.debug.Probe;
import dev.emu64.debug.ProbedEngine;
import dev.emu64.decode.Decoder;
import dev.emu64.device.ata.AtaDisk;
import dev.emu64.device.ata.IdeChannel;
import dev.emu64.device.debug.DebugConsole;
import dev.emu64.device.debug.IsaDebugExit;
import dev.emu64.device.debug.PowerPorts;
import dev.emu64.device.debug.ResetPort;
import dev.emu64.device.input.I8042;
import dev.emu64.device.input.Ps2Keyboard;
import dev.emu64.device.input.Ps2Mouse;
import dev.emu64.device.input.SystemControlPortA;
import dev.emu64.device.irq.CoprocessorError;
import dev.emu64.device.irq.I8259APair;
import dev.emu64.device.serial.Uart16550A;
import dev.emu64.device.timer.I8254;
import dev.emu64.device.timer.Mc146818;
import dev.emu64.device.timer.SystemControlPortB;
import dev.emu64.device.vga.LinearFramebuffer;
import dev.emu64.device.vga.Vga;
import dev.emu64.jit.RegionTranslator;
import dev.emu64.machine.boot.BootSequence;
import dev.emu64.machine.boot.MultibootBoot;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.Engine;
import dev.emu64.run.Interpreter;
import dev.emu64.run.SpinProbe;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The wiring of an AT-compatible PC, to be read from top to bottom: what is on the board, at which ports and lines. */
public final class PcBoard implements Stateful {
    private static final int COM1_IRQ = 4;

    final ControlRequests control = new ControlRequests();
    final Scheduler scheduler;
    final GuestMemory memory;
    final PortBus ports = new PortBus();
    final Cpu cpu;
    final Interpreter interpreter;
    Engine engine;
    SpinProbe spinProbe;
    final I8259APair pics;
    final CoprocessorError coprocessorError;
    final I8254 timer;
    final Mc146818 rtc;
    final Ps2Keyboard keyboard;
    final Ps2Mouse mouse;
    final I8042 keyboardController;
    final Uart16550A com1;
    final Vga vga;
    final IdeChannel primaryIde;
    final IdeChannel secondaryIde;
    final PowerPorts power;
    final ResetPort resetPort;
    final Bios bios;
    private final List<Drive> drives;
    private final PostCode postCode = new PostCode();
    private final SystemControlPortA portA;
    private final SystemControlPortB portB;
    private final Engine plainEngine;
    private final Wires wires = new Wires();
    private final ByteSink serialLine;
    private long serialBytes;

    PcBoard(MachineConfig config) {
        drives = config.drives();
        serialLine = config.com1();
        VirtualClock clock = new VirtualClock(config.nanosPerInstruction());
        scheduler = new Scheduler(clock);
        memory = GuestMemory.pc(config.ramBytes());
        cpu = new Cpu(new Mmu(memory), ports, clock);
        control.attach(cpu);
        if (!config.cpuFeatures().isEmpty()) {
            cpu.cpuid.features(config.cpuFeatures());
        }
        Decoder decoder = new Decoder(cpu.cpuid.features());
        interpreter = config.engine() == MachineConfig.EngineKind.JIT
            ? new Interpreter(cpu, memory, scheduler, decoder, translator(config.jitThreshold()))
            : new Interpreter(cpu, memory, scheduler, decoder);
        plainEngine = interpreter;
        engine = plainEngine;
        spinProbe = new SpinProbe(cpu, interpreter, interpreter);

        pics = new I8259APair(wires);
        cpu.connect(pics);
        ports.attach("i8259A master", 0x20, 0x21, pics.master());
        ports.attach("i8259A slave", 0xa0, 0xa1, pics.slave());
        ports.attach("ELCR", 0x4d0, 0x4d1, pics.elcr());

        coprocessorError = new CoprocessorError(pics.irq(13), cpu.fpu.ignne());
        cpu.fpu.connectFerr(coprocessorError);
        ports.attach("coprocessor error", 0xf0, 0xf0, coprocessorError);

        timer = new I8254(scheduler, pics.irq(0));
        portB = new SystemControlPortB(timer, scheduler);
        ports.attach("i8254", 0x40, 0x43, timer);
        ports.attach("system control port B", 0x61, 0x61, portB);
        rtc = new Mc146818(scheduler, pics.irq(8), config.epochSeconds());
        ports.attach("MC146818", 0x70, 0x71, rtc);
        CmosSetup.describe(rtc, config);

        keyboard = new Ps2Keyboard(scheduler);
        mouse = new Ps2Mouse(scheduler);
        keyboardController = new I8042(scheduler, pics.irq(1), pics.irq(12), memory, control, keyboard, mouse);
        ports.attach("i8042", 0x60, 0x60, keyboardController);
        ports.attach("i8042", 0x64, 0x64, keyboardController);
        portA = new SystemControlPortA(memory, control);
        ports.attach("system control port A", 0x92, 0x92, portA);

        com1 = new Uart16550A("COM1", scheduler, pics.irq(COM1_IRQ), wires, false);
        if (serialLine != null) {
            ports.attach("COM1", 0x3f8, 0x3ff, com1);
        }

        vga = new Vga(clock, memory);
        attachVga();

        Drive[] disks = Drive.placed(drives, Drive.Kind.DISK, Drive.DISK_SLOTS);
        primaryIde = new IdeChannel(pics.irq(14), ataDisk(disks, 0), ataDisk(disks, 1));
        secondaryIde = new IdeChannel(pics.irq(15), ataDisk(disks, 2), ataDisk(disks, 3));
        attachIde("primary IDE", 0x1f0, 0x3f6, primaryIde);
        attachIde("secondary IDE", 0x170, 0x376, secondaryIde);

        power = new PowerPorts(control);
        ports.attach("power", 0x604, 0x605, power);
        ports.attach("power", 0xb004, 0xb005, power);
        ports.attach("power", 0x8900, 0x8900, power);
        resetPort = new ResetPort(control);
        ports.attach("reset control", 0xcf9, 0xcf9, resetPort);
        if (config.debugConsole() != null) {
            ports.attach("debug console", 0xe9, 0xe9, new DebugConsole(config.debugConsole()));
        }
        for (int base : config.debugExits()) {
            ports.attach("isa-debug-exit", base, base + config.debugExitWidth() - 1, new IsaDebugExit(control));
        }
        ports.attach("POST code", 0x80, 0x80, postCode);

        List<BiosDrive> biosDrives = biosDrives(disks);
        bios = new Bios(cpu, memory, ports, memory, scheduler, new VgaVideo(vga), config.ramBytes(), biosDrives,
                bootDevices(config, biosDrives), wires);
    }

    /** The board's own ends of wires: the CPU's INTR pin, COM1's TXD, the firmware's last word when nothing boots. */
    private final class Wires implements IrqLine, ByteSink, Runnable {
        @Override
        public void set(boolean asserted) {
            cpu.interruptLine(asserted);
        }

        @Override
        public void accept(int value) {
            serialBytes++;
            if (serialLine != null) {
                serialLine.accept(value);
            }
        }

        @Override
        public void run() {
            control.nothingToBoot();
        }
    }

    /** The first region waits longer in the same proportion, whatever the threshold. */
    private RegionTranslator translator(int threshold) {
        return new RegionTranslator(cpu, threshold, threshold * (RegionTranslator.FIRST_THRESHOLD / RegionTranslator.THRESHOLD));
    }

    /** Port 80h holds what was last written: kernels use it as a delay. */
    private static final class PostCode implements PortHandler, Stateful {
        private int code;

        @Override
        public void save(StateWriter out) {
            out.number("code", code);
        }

        @Override
        public void load(StateReader in) {
            code = (int) in.number("code");
        }

        @Override
        public int in8(int port) {
            return code;
        }

        @Override
        public void out8(int port, int value) {
            code = value;
        }
    }

    private void attachVga() {
        memory.attach("VGA", Vga.WINDOW_BASE, Vga.WINDOW_BASE + Vga.WINDOW_BYTES - 1, vga.window());
        memory.attach("VGA framebuffer", LinearFramebuffer.DEFAULT_BASE,
                LinearFramebuffer.DEFAULT_BASE + LinearFramebuffer.APERTURE_BYTES - 1, vga.framebuffer());
        ports.attach("VGA", 0x3b0, 0x3bb, vga);
        ports.attach("VGA", 0x3c0, 0x3df, vga);
        ports.attach("VBE", Vga.DISPI_INDEX_PORT, Vga.DISPI_DATA_PORT, vga);
    }

    private void attachIde(String name, int command, int control, IdeChannel channel) {
        ports.attach(name, command, command + 7, channel);
        ports.attach(name, control, control, channel.controlBlock());
    }

    private AtaDisk ataDisk(Drive[] disks, int slot) {
        return disks[slot] == null ? null
                : new AtaDisk("ata" + slot, scheduler, disks[slot].device(), "EMU64 HARDDISK", "EM0000" + (slot + 1));
    }

    /** In the order in which the drives were given; disks are numbered by their places. */
    private List<BiosDrive> biosDrives(Drive[] disks) {
        Drive[] diskettes = Drive.placed(drives, Drive.Kind.DISKETTE, Drive.DISKETTE_SLOTS);
        List<BiosDrive> numbered = new ArrayList<>();
        int cdRoms = 0xe0;
        for (Drive drive : drives) {
            if (drive.kind() == Drive.Kind.DISK) {
                numbered.add(BiosDrive.fixed(0x80 + before(disks, drive, false), drive.device()));
            } else if (drive.kind() == Drive.Kind.DISKETTE) {
                numbered.add(BiosDrive.diskette(before(diskettes, drive, true), drive.device()));
            } else {
                numbered.add(BiosDrive.cdRom(cdRoms++, drive.device()));
            }
        }
        return numbered;
    }

    /** How many places before that of {@code drive} are taken, or how many there are. */
    private static int before(Drive[] places, Drive drive, boolean empty) {
        int count = 0;
        for (int slot = 0; places[slot] != drive; slot++) {
            count += empty || places[slot] != null ? 1 : 0;
        }
        return count;
    }

    private static BootDevices bootDevices(MachineConfig config, List<BiosDrive> drives) {
        return config.kernel() == null ? new BootSequence(inBootOrder(config, drives)) : new MultibootBoot(config.kernel(), config.ramBytes());
    }

    private static List<BiosDrive> inBootOrder(MachineConfig config, List<BiosDrive> drives) {
        List<BiosDrive> order = new ArrayList<>();
        for (Drive.Kind kind : config.bootOrder()) {
            for (int i = 0; i < drives.size(); i++) {
                if (config.drives().get(i).kind() == kind) {
                    order.add(drives.get(i));
                }
            }
        }
        return order;
    }

    /** Executes with {@code probes} between the instructions from now on; with none, at full speed again. */
    void probe(List<? extends Probe> probes) {
        cpu.interrupts.observer(EventObserver.NONE);
        engine = probes.isEmpty() ? plainEngine : new ProbedEngine(cpu, scheduler, interpreter, probes);
        spinProbe = new SpinProbe(cpu, interpreter, probes.isEmpty() ? interpreter : engine);
    }

    /** Bytes that the guest has sent on COM1. */
    long serialBytes() {
        return serialBytes;
    }

    /** Whether a byte that arrives on COM1 interrupts the guest, as soon as it lets interrupts in. */
    boolean serialInterrupts() {
        return com1.interruptsOnReceipt() && (pics.master().imr() & 1 << COM1_IRQ) == 0;
    }

    /** Whether a key waits for the guest to read it. */
    boolean keyboardBusy() {
        return !keyboardController.idle();
    }

    /** The parts of the state, in a fixed order: what is saved is what is loaded. */
    private void parts(BiConsumer<String, Stateful> visitor) {
        visitor.accept("clock", scheduler.clock());
        visitor.accept("scheduler", scheduler);
        visitor.accept("cpu", cpu);
        visitor.accept("memory", memory);
        visitor.accept("pics", pics);
        visitor.accept("coprocessorError", coprocessorError);
        visitor.accept("timer", timer);
        visitor.accept("portA", portA);
        visitor.accept("portB", portB);
        visitor.accept("rtc", rtc);
        visitor.accept("i8042", keyboardController);
        visitor.accept("com1", com1);
        visitor.accept("vga", vga);
        visitor.accept("ide0", primaryIde);
        visitor.accept("ide1", secondaryIde);
        visitor.accept("power", power);
        visitor.accept("reset", resetPort);
        visitor.accept("postCode", postCode);
        visitor.accept("bios", bios);
        for (int i = 0; i < drives.size(); i++) {
            if (drives.get(i).device() instanceof Stateful disk) {
                visitor.accept("drive" + i, disk);
            }
        }
    }

    @Override
    public void save(StateWriter out) {
        parts(out::part);
        out.number("serialBytes", serialBytes);
    }

    /** Reads every part back; what was translated, decoded or requested before is forgotten. */
    @Override
    public void load(StateReader in) {
        engine.flush();
        control.take();
        parts(in::part);
        serialBytes = in.number("serialBytes");
    }

    /** The RESET line: chips and CPU start over, RAM keeps its content. */
    void reset() {
        engine.flush();
        coprocessorError.reset();
        portA.reset();
        portB.reset();
        rtc.reset();
        keyboardController.reset();
        com1.reset();
        primaryIde.reset();
        secondaryIde.reset();
        resetPort.reset();
        bios.reset();
    }
}
