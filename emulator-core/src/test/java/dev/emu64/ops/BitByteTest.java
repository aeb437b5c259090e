package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class BitByteTest {
    @Test
    void registerBitOffsetsReachBeyondTheOperandBothWays() {
        long64()
            .check("0f a3 03", "bt DWORD PTR [rbx],eax", "rbx=8000 rax=21 [8004]=02", "cf=1")
            .check("0f ab 03", "bts DWORD PTR [rbx],eax", "rbx=8004 rax=ffffffff", "[8000]=00000080 cf=0")
            .check("0f ba 23 21", "bt DWORD PTR [rbx],0x21", "rbx=8000 [8000]=02", "cf=1");
    }

    @Test
    void bitsOfRegistersAreTakenModuloTheSize() {
        long64()
            .check("0f b3 c8", "btr eax,ecx", "rax=ffffffff rcx=24", "rax=ffffffef cf=1")
            .check("48 0f bb c8", "btc rax,rcx", "rax=0 rcx=3f", "rax=8000000000000000 cf=0");
    }

    @Test
    void scansOfZeroLeaveTheDestination() {
        long64()
            .check("0f bc c3", "bsf eax,ebx", "rax=1234567800000005", "zf=1")
            .check("0f bd c3", "bsr eax,ebx", "rbx=80010", "rax=13 zf=0");
    }

    @Test
    void countsOfZeroGiveTheOperandSize() {
        long64()
            .check("f3 0f bc c3", "tzcnt eax,ebx", "", "rax=20 cf=1 zf=0")
            .check("66 f3 0f bd c3", "lzcnt ax,bx", "", "rax=10 cf=1 zf=0")
            .check("f3 48 0f bd c3", "lzcnt rax,rbx", "rbx=ffffffffffffffff", "rax=0 cf=0 zf=1")
            .check("f3 0f b8 c3", "popcnt eax,ebx", "rbx=ff00000101 cf=1 of=1", "rax=2 cf=0 of=0 zf=0");
    }

    @Test
    void setccWritesOneByte() {
        long64().check("0f 94 c0", "sete al", "rax=ffff zf=1", "rax=ff01").check("0f 95 c0", "setne al", "rax=ffff zf=1", "rax=ff00");
    }

    @Test
    void crc32IsCastagnoliWithoutInversion() {
        SplittableRandom random = new SplittableRandom(6);
        byte[] data = new byte[64];
        for (int n = 0; n < data.length; n++) {
            data[n] = (byte) random.nextInt();
        }
        CRC32C reference = new CRC32C();
        reference.update(data);
        int crc = -1;
        for (int at = 0; at < data.length; at += 8) {
            long value = 0;
            for (int n = 7; n >= 0; n--) {
                value = value << 8 | data[at + n] & 0xff;
            }
            crc = BitByte.crc32(crc, value, 8);
        }
        assertThat(~crc & 0xffffffffL).isEqualTo(reference.getValue());
    }
}
