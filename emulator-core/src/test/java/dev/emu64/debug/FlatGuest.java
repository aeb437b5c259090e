package dev.emu64.debug;

import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.TestedEngine;
import dev.emu64.storage.MemoryDisk;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Boot sectors small enough to be written down as bytes. Each comment is the program. */
final class FlatGuest {
    /** Protected mode, {@code lidt} of an empty table, then {@code xor ecx,ecx; div ecx} at 7C2B. */
    static final String DIVIDES_WITHOUT_IDT = "fa31c08ed80f0116337c0f011e2d7c0f20c00c010f22c0ea1c7c080066b810008ed88ed0bc007c000031c9f7f1"
        + "0000000000001700397c00000000000000000000ffff0000009acf00ffff00000092cf";
    /** Protected mode, an IDT of 256 empty gates, then {@code sti; jmp $} with the PICs as the BIOS leaves them. */
    static final String OPENS_INTERRUPTS_TOO_EARLY = "fa31c08ed80f0116327c0f011e2c7c0f20c00c010f22c0ea1c7c080066b810008ed88ed0bc007c0000fbebfe"
        + "ff07008000001700387c00000000000000000000ffff0000009acf00ffff00000092cf";
    /**
     * 64-bit mode with 6000-FFFF mapped, gates 8 and 14 without IST, RSP = 6100, then {@code push rax; jmp} to itself: runs
     * out of the page at 6000.
     */
    static final String OVERFLOWS_ITS_STACK = "fa31c08ed88ec08ed0bc007cfcbf0010b9003031c0f3abc70600100320c70600200330c70600300340bf304066b80360"
        + "000066ab83c704660500100000663d0300010075edbf8070e84400bfe070e83e000f0116b17c0f011ea77c0f20e083c8200f22e066b8001000000f22d8"
        + "66b9800000c00f320d00010f300f20c0660d010000806683e0fb0f22c0ea9c7c0800b8a47cabb80800abb8008eabc3bc0061000050ebfdf4ebfd"
        + "ff0f00700000000000000f00b77c0000000000000000000000000000009a20";

    /** 64-bit mode, CR4.OSFXSR = 0, an IDT of empty gates, then {@code movaps xmm0,xmm1}. */
    static final String USES_SSE_WITHOUT_OSFXSR = "fa31c08ed88ec08ed0bc007cfcbf0010b9003031c0f3abc70600100320c70600200330c70600300340bf304066b80360000066ab83c704"
        + "660500100000663d0300010075ed0f0116987c0f011e8e7c0f20e083c8200f22e066b8001000000f22d866b9800000c00f320d00010f30"
        + "0f20c0660d010000806683e0fb0f22c0ea837c0800bc006100000f28c1f4ebfdff0f00700000000000000f009e7c000000000000000000"
        + "0000000000009a20";
    /** 64-bit mode, CR4.OSFXSR = 1, an IDT of empty gates, RSP = 6FF8, then {@code movaps [rsp],xmm1}. */
    static final String MISALIGNS_ITS_STACK = "fa31c08ed88ec08ed0bc007cfcbf0010b9003031c0f3abc70600100320c70600200330c70600300340bf304066b80360000066ab83c704"
        + "660500100000663d0300010075ed0f01169e7c0f011e947c0f20e00d20020f22e066b8001000000f22d866b9800000c00f320d00010f30"
        + "0f20c0660d010000806683e0fb0f22c0ea837c0800bc00610000bcf86f00000f290c24f4ebfdff0f00700000000000000f00a47c000000"
        + "0000000000000000000000009a20";

    private FlatGuest() {
    }

    /** A machine with the boot sector on its disk. */
    static Machine machine(String code) {
        byte[] sector = Arrays.copyOf(HexFormat.of().parseHex(code), 64 * 512);
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        return machine(sector);
    }

    static Machine machine(byte[] image) {
        return new Machine(TestedEngine.standard().withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image, true)))));
    }
}
