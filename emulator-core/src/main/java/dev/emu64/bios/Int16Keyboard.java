package dev.emu64.bios;

import dev.emu64.cpu.Cpu;

/** INT 16h: the keyboard buffer. A read of an empty buffer waits in the stub's HLT loop. */
final class Int16Keyboard {
    private final BiosDataArea bda;

    Int16Keyboard(BiosDataArea bda) {
        this.bda = bda;
    }

    /** The buffer position behind {@code position}, wrapped. */
    static int advance(BiosDataArea bda, int position) {
        int next = position + 2;
        return next >= bda.wordAt(BiosDataArea.KEY_BUFFER_END) ? bda.wordAt(BiosDataArea.KEY_BUFFER_START) : next;
    }

    void call(BiosCall call) {
        switch (call.ah()) {
            case 0x00, 0x10 -> read(call);
            case 0x01, 0x11 -> peek(call);
            case 0x02 -> call.al(bda.byteAt(BiosDataArea.SHIFT_FLAGS));
            case 0x05 -> put(call);
            case 0x09 -> call.al(0x30);
            case 0x12 -> {
                call.al(bda.byteAt(BiosDataArea.SHIFT_FLAGS));
                call.ah(bda.byteAt(BiosDataArea.SHIFT_FLAGS_2));
            }
            default -> {
                // AH=03h sets the typematic rate, which changes nothing here; others are ignored by AT BIOSes too
            }
        }
    }

    private void read(BiosCall call) {
        int head = bda.wordAt(BiosDataArea.KEY_HEAD);
        if (head == bda.wordAt(BiosDataArea.KEY_TAIL)) {
            call.cpu.rip = RomStubs.INT_16 + RomStubs.WAIT_BEHIND_STUB;
            return;
        }
        call.low16(Cpu.RAX, key(call, head));
        bda.wordAt(BiosDataArea.KEY_HEAD, advance(bda, head));
    }

    private void peek(BiosCall call) {
        int head = bda.wordAt(BiosDataArea.KEY_HEAD);
        boolean empty = head == bda.wordAt(BiosDataArea.KEY_TAIL);
        call.zero(empty);
        if (!empty) {
            call.low16(Cpu.RAX, key(call, head));
        }
    }

    /** The entry at {@code position}; the functions of the 84-key keyboard see grey keys without their E0h mark. */
    private int key(BiosCall call, int position) {
        int entry = bda.wordAt(BiosDataArea.BASE + position);
        return call.ah() < 0x10 && (entry & 0xff) == 0xe0 ? entry & 0xff00 : entry;
    }

    private void put(BiosCall call) {
        int tail = bda.wordAt(BiosDataArea.KEY_TAIL);
        int next = advance(bda, tail);
        boolean full = next == bda.wordAt(BiosDataArea.KEY_HEAD);
        if (!full) {
            bda.wordAt(BiosDataArea.BASE + tail, call.cx());
            bda.wordAt(BiosDataArea.KEY_TAIL, next);
        }
        call.al(full ? 1 : 0);
    }
}
