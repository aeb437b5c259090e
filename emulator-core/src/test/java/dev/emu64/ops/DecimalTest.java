package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.protected32;

import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void decimalSumsOfAllPairsAreAdjusted() {
        for (int a = 0; a < 100; a += 7) {
            for (int b = 0; b < 100; b++) {
                int sum = a + b;
                String expected = "rax=" + Integer.toHexString(bcd(sum % 100)) + " cf=" + (sum > 99 ? 1 : 0);
                int binary = bcd(a) + bcd(b);
                int half = (bcd(a) & 15) + (bcd(b) & 15) > 15 ? 1 : 0;
                protected32().check("27", "daa",
                    "rax=" + Integer.toHexString(binary & 0xff) + " cf=" + (binary >> 8) + " af=" + half, expected);
            }
        }
    }

    @Test
    void decimalDifferencesOfAllPairsAreAdjusted() {
        for (int a = 0; a < 100; a += 7) {
            for (int b = 0; b < 100; b++) {
                int difference = a - b;
                String expected = "rax=" + Integer.toHexString(bcd((difference + 100) % 100)) + " cf=" + (difference < 0 ? 1 : 0);
                int binary = bcd(a) - bcd(b);
                int half = (bcd(a) & 15) < (bcd(b) & 15) ? 1 : 0;
                protected32().check("2f", "das",
                    "rax=" + Integer.toHexString(binary & 0xff) + " cf=" + (binary < 0 ? 1 : 0) + " af=" + half, expected);
            }
        }
    }

    private static int bcd(int value) {
        return value / 10 << 4 | value % 10;
    }

    @Test
    void unpackedDigitsCarryIntoAh() {
        protected32()
            .check("37", "aaa", "rax=10b", "rax=201 cf=1 af=1")
            .check("3f", "aas", "rax=20f", "rax=109 cf=1 af=1")
            .check("37", "aaa", "rax=119", "rax=109 cf=0 af=0");
    }

    @Test
    void multiplicationAndDivisionTakeAnyBase() {
        protected32()
            .check("d4 0a", "aam 0xa", "rax=3f", "rax=603 zf=0")
            .check("d5 0a", "aad 0xa", "rax=603", "rax=3f")
            .check("d4 10", "aam 0x10", "rax=3f", "rax=30f")
            .check("d4 00", "aam 0x0", "rax=3f", "fault=0");
    }
}
