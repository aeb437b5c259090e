package dev.emu64.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.isa.CpuidFeature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BlockDecoderTest {
    private static final int LONG = Decoder.mode(8, true);
    private final BlockDecoder blocks = new BlockDecoder(new Decoder(EnumSet.allOf(CpuidFeature.class)));

    private Block decode(String hex, int available) {
        byte[] code = HexFormat.of().parseHex(hex);
        return blocks.decode(code, 0, available, null, LONG, 0x7c00);
    }

    @Test
    void aBranchEndsABlock() {
        Block block = decode("01c0ffc875fa9090", 8);
        assertThat(block.instructions).hasSize(3);
        assertThat(block.length).isEqualTo(6);
        assertThat(block.physical).isEqualTo(0x7c00);
        assertThat(block.crossesPage).isFalse();
    }

    @Test
    void aModeChangeEndsABlock() {
        assertThat(decode("900f22c09090", 6).instructions).hasSize(2);
    }

    @Test
    void anUndefinedEncodingEndsABlock() {
        assertThat(decode("900f049090", 5).instructions).hasSize(2);
    }

    @Test
    void anInstructionThatCrossesTheWindowIsLeftToTheNextBlock() {
        Block block = decode("90b801000000", 4);
        assertThat(block.instructions).hasSize(1);
        assertThat(block.length).isEqualTo(1);
    }

    @Test
    void aFirstInstructionThatCrossesIsABlockAlone() {
        byte[] code = HexFormat.of().parseHex("b801");
        Block block = blocks.decode(code, 0, 2, offset -> 0, LONG, 0xffe);
        assertThat(block.crossesPage).isTrue();
        assertThat(block.length).isEqualTo(5);
        assertThat(block.instructions).hasSize(1);
    }

    @Test
    void aFetchFaultOfTheFirstInstructionIsRaised() {
        byte[] code = HexFormat.of().parseHex("b801");
        assertThatThrownBy(() -> blocks.decode(code, 0, 2, offset -> {
            throw new IllegalArgumentException("page fault");
        }, LONG, 0xffe)).hasMessage("page fault");
    }

    @Test
    void aBlockHoldsALimitedNumberOfInstructions() {
        byte[] nops = new byte[100];
        Arrays.fill(nops, (byte) 0x90);
        assertThat(blocks.decode(nops, 0, 100, null, LONG, 0).instructions).hasSize(Block.MAX_INSTRUCTIONS);
    }
}
