package dev.emu64.bios;

import dev.emu64.bus.PortBus;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;

/** INT 10h AH=10h: the attribute controller's palette and the DAC; AH=0Bh: the border colour. */
final class VideoPalette {
    private static final int ATTRIBUTE = 0x3c0;
    private static final int ATTRIBUTE_READ = 0x3c1;
    private static final int STATUS_1 = 0x3da;
    private static final int DAC_READ_INDEX = 0x3c7;
    private static final int DAC_WRITE_INDEX = 0x3c8;
    private static final int DAC_DATA = 0x3c9;
    private static final int PALETTE_ENABLED = 0x20;
    private static final int MODE_CONTROL = 0x10;
    private static final int OVERSCAN = 0x11;
    private static final int BLINK = 8;

    private final GuestMemory memory;
    private final PortBus ports;

    VideoPalette(GuestMemory memory, PortBus ports) {
        this.memory = memory;
        this.ports = ports;
    }

    void border(BiosCall call) {
        if (call.bh() == 0) {
            attribute(OVERSCAN, call.bl() & 15);
        }
    }

    void call(BiosCall call) {
        switch (call.al()) {
            case 0x00 -> attribute(call.bl() & 31, call.bh());
            case 0x01 -> attribute(OVERSCAN, call.bh());
            case 0x02 -> {
                long table = call.address(Segment.ES, call.dx());
                for (int i = 0; i < 16; i++) {
                    attribute(i, (int) memory.read(table + i, 1));
                }
                attribute(OVERSCAN, (int) memory.read(table + 16, 1));
            }
            case 0x03 -> {
                int control = attribute(MODE_CONTROL);
                attribute(MODE_CONTROL, (call.bl() & 1) != 0 ? control | BLINK : control & ~BLINK);
            }
            case 0x07 -> call.bh(attribute(call.bl() & 31));
            case 0x08 -> call.bh(attribute(OVERSCAN));
            case 0x10 -> writeDac(call.bx(), call.dh(), call.ch(), call.cl());
            case 0x12 -> blockOut(call);
            case 0x15 -> {
                ports.out(DAC_READ_INDEX, 1, call.bl());
                int red = ports.in(DAC_DATA, 1);
                int green = ports.in(DAC_DATA, 1);
                call.low16(Cpu.RCX, green << 8 | ports.in(DAC_DATA, 1));
                call.low16(Cpu.RDX, red << 8 | call.dl());
            }
            case 0x17 -> blockIn(call);
            default -> {
                // colour pages and grey-scale summing: not offered, registers unchanged
            }
        }
    }

    private void blockOut(BiosCall call) {
        long table = call.address(Segment.ES, call.dx());
        for (int i = 0; i < call.cx(); i++) {
            writeDac(call.bx() + i, (int) memory.read(table + 3L * i, 1), (int) memory.read(table + 3L * i + 1, 1),
                    (int) memory.read(table + 3L * i + 2, 1));
        }
    }

    private void blockIn(BiosCall call) {
        long table = call.address(Segment.ES, call.dx());
        ports.out(DAC_READ_INDEX, 1, call.bx());
        for (int i = 0; i < 3 * call.cx(); i++) {
            memory.write(table + i, 1, ports.in(DAC_DATA, 1));
        }
    }

    private void writeDac(int index, int red, int green, int blue) {
        ports.out(DAC_WRITE_INDEX, 1, index);
        ports.out(DAC_DATA, 1, red);
        ports.out(DAC_DATA, 1, green);
        ports.out(DAC_DATA, 1, blue);
    }

    private int attribute(int index) {
        ports.in(STATUS_1, 1);
        ports.out(ATTRIBUTE, 1, index);
        int value = ports.in(ATTRIBUTE_READ, 1);
        ports.in(STATUS_1, 1);
        ports.out(ATTRIBUTE, 1, PALETTE_ENABLED);
        return value;
    }

    private void attribute(int index, int value) {
        ports.in(STATUS_1, 1);
        ports.out(ATTRIBUTE, 1, index);
        ports.out(ATTRIBUTE, 1, value);
        ports.out(ATTRIBUTE, 1, PALETTE_ENABLED);
    }
}
