/**
 * What a display shows, as immutable values, and how to write it down: text screens and frames of pixels, the
 * character set of code page 437, glyph bitmaps, and the renderings to text, ANSI sequences, JSON, SVG, HTML and
 * pixels. Knows no chip. May use bits. Read {@link dev.emu64.display.Screen} first.
 */
package dev.emu64.display;
