package dev.emu64.cli.script;

import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.display.GoldenText;
import dev.emu64.input.KeyEvent;
import java.util.List;
import java.util.regex.Pattern;

/** One line of a script. */
sealed interface Step {
    /** Goes on once {@code pattern} is found on the screen, or in what the serial line has sent since the last find. */
    record Wait(boolean serial, Pattern pattern, String shown) implements Step {
    }

    /** Presses and releases keys, each once the guest has read the one before. */
    record Keys(List<KeyEvent> events) implements Step {
    }

    /** Sends bytes to COM1, each once the guest has read the one before. */
    record Send(byte[] bytes) implements Step {
    }

    /** Lets the guest run for this much of its own time. */
    record Pause(long nanos) implements Step {
    }

    /** Writes the screen to a file. */
    record Screenshot(ScreenRequest request) implements Step {
    }

    /** Goes on once the screen is as in the file. */
    record ExpectScreen(String file, GoldenText golden) implements Step {
    }

    /** The run is to end by itself with this exit code; nothing follows. */
    record ExpectExit(int code) implements Step {
    }

    /** How long each of the following steps may take: guest time, or instructions; the other is Long.MAX_VALUE. */
    record Limit(long nanos, long instructions, String shown) implements Step {
    }
}
