/**
 * The display adapter: a VGA with the Bochs VBE extensions, its registers, its 256 KiB of planar memory behind
 * A0000h-BFFFFh, its linear framebuffer, and the reading of all that into a {@link dev.emu64.display.Screen}.
 * May use bus, clock, snapshot, bits, display and memory. Read {@link dev.emu64.device.vga.Vga} first.
 *
 * <pre>
 * ports -> Vga -> Sequencer, Crtc, GraphicsController, AttributeController, Dac, Dispi
 * A0000h-BFFFFh -> PlanarMemory    (text, planar, chain-4, or the banked framebuffer)
 * FD000000h     -> LinearFramebuffer
 * Vga.screen(): TextScan, PlanarScan or FramebufferScan -> TextScreen or Frame
 * </pre>
 */
package dev.emu64.device.vga;
