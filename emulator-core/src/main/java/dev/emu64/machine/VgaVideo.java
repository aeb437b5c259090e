package dev.emu64.machine;

import dev.emu64.bios.VideoHardware;
import dev.emu64.device.vga.LinearFramebuffer;
import dev.emu64.device.vga.Vga;
import java.util.ArrayList;
import java.util.List;

/** The video BIOS's view of the VGA. */
final class VgaVideo implements VideoHardware {
    private final Vga vga;

    VgaVideo(Vga vga) {
        this.vga = vga;
    }

    @Override
    public boolean setMode(int mode, boolean clearMemory) {
        return vga.setVideoMode(mode, clearMemory);
    }

    @Override
    public List<VbeMode> vbeModes() {
        List<VbeMode> modes = new ArrayList<>();
        for (dev.emu64.device.vga.VbeMode mode : dev.emu64.device.vga.VbeMode.all()) {
            modes.add(new VbeMode(mode.number(), mode.width(), mode.height(), mode.bitsPerPixel(),
                    mode.bytesPerLine(), LinearFramebuffer.DEFAULT_BASE));
        }
        return modes;
    }

    @Override
    public boolean setVbeMode(int number, boolean clearMemory) {
        dev.emu64.device.vga.VbeMode mode = dev.emu64.device.vga.VbeMode.find(number);
        if (mode == null) {
            return false;
        }
        vga.setVbeMode(mode, clearMemory);
        return true;
    }

    @Override
    public void loadFont(int block, int first, int height, byte[] glyphs) {
        vga.loadFont(block, first, height, glyphs);
    }

    @Override
    public int memoryBytes() {
        return LinearFramebuffer.APERTURE_BYTES;
    }
}
