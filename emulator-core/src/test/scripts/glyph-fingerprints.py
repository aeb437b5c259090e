#!/usr/bin/env python3
"""Makes glyph-fingerprints.txt (display resources) from the sources of font crates, as `cargo fetch` unpacks them.

usage: glyph-fingerprints.py NOTO_0.2 NOTO_0.3 NOTO_0.4 FONT8X8 > glyph-fingerprints.txt

Only a number a glyph is taken, no drawing: the hash that GlyphShapes computes from the dots of at least half intensity.
"""
import re
import sys

PRIME = 0x100000001B3
MASK = (1 << 64) - 1


def fingerprint(rows):
    value = 0
    for row in rows:
        value = (value * PRIME + row) & MASK
    return value


def emit(title, width, height, kind, glyphs):
    print(f"font {width} {height} {kind} ; {title}")
    for code, rows in glyphs:
        print(f"{code:02x} {fingerprint(rows):016x} {sum(bin(row).count('1') for row in rows)}")


def row_bits(intensities):
    return int("".join("1" if value >= 128 else "0" for value in intensities), 2)


def noto_text(folder):
    for code in range(0x21, 0x7F):
        text = open(f"{folder}/src/res_rasterized_characters/0x{code:02x}_h16_wRegular.txt").read()
        yield code, [row_bits([int(v) for v in line.split(",")]) for line in re.findall(r"&\[([\d, ]+)\]", text)]


def noto_binary(folder):
    blob = open(f"{folder}/src/res_rasterized_characters/regular_size_16_unicode-basic-latin.bin", "rb").read()
    width = len(blob) // 95 // 16
    for code in range(0x21, 0x7F):
        glyph = blob[(code - 0x20) * width * 16:][:width * 16]
        yield code, [row_bits(glyph[y * width:][:width]) for y in range(16)]


def font8x8(folder):
    text = open(f"{folder}/src/legacy.rs").read()
    body = text[text.index("BASIC_LEGACY: [[u8; 8]; 128]"):]
    body = body[body.index("= [") + 3:]
    body = body[:body.index("];")]
    items = re.findall(r"NOTHING_TO_DISPLAY|\[[^\]]*\]", body)
    for code in range(0x21, 0x7F):
        rows = [int(v, 16) for v in re.findall(r"0x([0-9A-Fa-f]+)", items[code])]
        yield code, [int(f"{row:08b}"[::-1], 2) for row in rows]


def main():
    noto2, noto3, noto4, basic = sys.argv[1:]
    print("; Fingerprints of the printable ASCII glyphs of fonts that kernels draw into framebuffers;")
    print("; made by src/test/scripts/glyph-fingerprints.py. A font: width, height, kind; a glyph: code, hash, dots.")
    emit("noto-sans-mono-bitmap 0.2 regular 16 (bootloader 0.11)", 9, 16, "smooth", noto_text(noto2))
    emit("noto-sans-mono-bitmap 0.3 regular 16", 7, 16, "smooth", noto_text(noto3))
    emit("noto-sans-mono-bitmap 0.4 regular 16", 7, 16, "smooth", noto_binary(noto4))
    emit("font8x8 0.3 basic", 8, 8, "sharp", font8x8(basic))


main()
