package dev.emu64.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class Cp437Test {
    @Test
    void everyCodeSurvivesTheRoundTrip() {
        for (int code = 1; code < 256; code++) {
            assertThat(Cp437.code(Cp437.unicode(code))).as("code %x", code).isEqualTo(code);
        }
    }

    @Test
    void charactersOutsideTheCodePageHaveNoCode() {
        assertThat(Cp437.code('€')).isEqualTo(-1);
        assertThat(Cp437.code('\n')).isEqualTo(-1);
        assertThat(Cp437.code(' ')).isEqualTo(0x20);
    }

    @Test
    void printableCodesAgreeWithTheHostsCodePage() {
        Assumptions.assumeTrue(Charset.isSupported("IBM437"), "skipped: this Java has no IBM437 charset to compare with");
        Charset ibm437 = Charset.forName("IBM437");
        for (int code = 0x20; code < 256; code++) {
            if (code != 0x7f) {
                assertThat(Cp437.unicode(code)).as("code %x", code).isEqualTo(new String(new byte[] {(byte) code}, ibm437).charAt(0));
            }
        }
    }
}
