package dev.emu64.cli.debug;

import dev.emu64.debug.ScreenContent;
import dev.emu64.display.TextScreen;
import dev.emu64.machine.Machine;

/** A machine's display for a timeline. */
record MachineScreen(Machine machine) implements ScreenContent {
    @Override
    public long changes() {
        return machine.screenChanges();
    }

    @Override
    public String text() {
        if (!(machine.screen() instanceof TextScreen cells)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < cells.rows(); row++) {
            text.append(cells.line(row)).append('\n');
        }
        return text.toString();
    }
}
