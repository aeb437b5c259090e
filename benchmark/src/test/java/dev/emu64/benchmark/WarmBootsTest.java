package dev.emu64.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.image.DemoImage;
import dev.emu64.machine.MachineConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmBootsTest {

    @ParameterizedTest
    @EnumSource(MachineConfig.EngineKind.class)
    void machinesSideBySideEndInTheStateOfOneAlone(MachineConfig.EngineKind engine) throws Exception {
        WarmBoots boots = new WarmBoots(DemoImage.bytes(), engine);
        WarmBoots.Ended alone = boots.boot();
        assertThat(boots.sideBySide(3, 2)).hasSize(6).allSatisfy(ended -> {
            assertThat(ended.stateHash()).isEqualTo(alone.stateHash());
            assertThat(ended.instructions()).isEqualTo(alone.instructions());
        });
    }

    @Test
    void theReportTellsWhatWasBooted() throws Exception {
        assertThat(new WarmBoots(DemoImage.bytes(), MachineConfig.EngineKind.INTERPRETER).report(2, 1))
                .contains("0 of 2 in another state than alone");
    }
}
