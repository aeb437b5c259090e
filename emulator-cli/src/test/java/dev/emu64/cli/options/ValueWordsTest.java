package dev.emu64.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ValueWordsTest {
    @Test
    void everyWordThatCompletionOffersIsUnderstood() {
        int words = 0;
        for (BootOption option : BootOption.values()) {
            for (String word : ValueWords.of(option.display())) {
                assertThatCode(() -> OptionEffects.apply(option, word, new BootOptions())).as(option.display() + " " + word).doesNotThrowAnyException();
                words++;
            }
        }
        assertThat(words).isGreaterThan(30);
    }
}
