package dev.emu64.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteFifoTest {
    private final ByteFifo fifo = new ByteFifo(2);

    @Test
    void keepsTheOrderWhileItWrapsAndGrows() {
        fifo.add(1);
        fifo.add(2);
        assertThat(fifo.take()).isEqualTo(1);
        fifo.add(3);
        fifo.add(0x1ff);
        assertThat(fifo.contents()).containsExactly(2, 3, -1);
        assertThat(fifo.take()).isEqualTo(2);
        assertThat(fifo.take()).isEqualTo(3);
        assertThat(fifo.take()).isEqualTo(0xff);
        assertThat(fifo.isEmpty()).isTrue();
    }

    @Test
    void restoreReplacesTheContents() {
        fifo.add(9);
        fifo.restore(new byte[] {4, 5, 6});
        assertThat(fifo.size()).isEqualTo(3);
        assertThat(fifo.take()).isEqualTo(4);
    }

    @Test
    void takingFromAnEmptyQueueIsABug() {
        assertThatThrownBy(fifo::take).isInstanceOf(IllegalStateException.class);
    }
}
