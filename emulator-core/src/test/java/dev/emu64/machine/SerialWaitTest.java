package dev.emu64.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guest that halts until COM1 receives a byte is idle for ever only where none can come, or none would wake it. */
class SerialWaitTest {
    /** Half a minute of guest time: longer than any other silence is endured. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    /**
     * The interrupt controllers' masks from AL and AH, IER from BL, OUT2 on, then STI and HLT for ever; IRQ 4 powers the
     * machine off by port 604h.
     */
    private static final String BODY = "e621 88e0 e6a1"
            + "31c0 8ed8 c7063000 2d7c c70632000000"
            + "baf903 88d8 ee bafc03 b00b ee fb f4 ebfd"
            + "ba0406 b80020 ef f4";

    private static Machine machine(String setUp) {
        byte[] code = HexFormat.of().parseHex((setUp + BODY).replace(" ", ""));
        byte[] sector = new byte[512];
        System.arraycopy(code, 0, sector, 0, code.length);
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        return new Machine(MachineConfig.standard().withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(sector, false)))));
    }

    /** CLI; masks; IER. */
    private static String setUp(int master, int slave, int interruptEnable) {
        HexFormat hex = HexFormat.of();
        return "fa b0" + hex.toHexDigits((byte) master) + "b4" + hex.toHexDigits((byte) slave) + "b3" + hex.toHexDigits((byte) interruptEnable);
    }

    /** A line on which a byte comes late, if the guest is waited for so long. */
    private static final class LateByte implements RunObserver {
        private final boolean open;

        LateByte(boolean open) {
            this.open = open;
        }

        @Override
        public StopReason look(Machine machine) {
            if (open && machine.nanos() > PATIENCE_NANOS && machine.unreadSerialInput() == 0) {
                machine.serialInput('x');
            }
            return null;
        }

        @Override
        public boolean awaitsInput(Machine machine) {
            return open && machine.listensToSerial();
        }
    }

    private static StopReason run(Machine machine, boolean open) {
        return machine.run(RunLimits.headless(), new LateByte(open));
    }

    @Test
    void theByteIsWaitedForWhileItMayCome() {
        assertThat(run(machine(setUp(0xef, 0xff, 1)), true)).as("nothing else is let in").isInstanceOf(StopReason.PowerOff.class);
        assertThat(run(machine(setUp(0xee, 0xff, 1)), true)).as("the timer ticks").isInstanceOf(StopReason.PowerOff.class);
    }

    @Test
    void whereNoByteCanComeItIsNot() {
        assertThat(run(machine(setUp(0xef, 0xff, 1)), false).exitCode()).isZero();
        assertThat(run(machine(setUp(0xef, 0xff, 1)), false)).isInstanceOfAny(StopReason.IdleForever.class, StopReason.Settled.class);
    }

    @Test
    void whoWouldNotNoticeTheByteIsNotWaitedFor() {
        assertThat(run(machine(setUp(0xff, 0xff, 1)), true)).as("IRQ 4 is masked").isInstanceOfAny(StopReason.IdleForever.class, StopReason.Settled.class);
        assertThat(run(machine(setUp(0xef, 0xff, 0)), true)).as("ERBFI is off").isInstanceOfAny(StopReason.IdleForever.class, StopReason.Settled.class);
    }
}
