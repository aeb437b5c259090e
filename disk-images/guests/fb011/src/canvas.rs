//! Filled rectangles and 8x8 glyphs on a linear frame buffer of three or four bytes a pixel.

use bootloader_api::info::{FrameBufferInfo, PixelFormat};
use font8x8::legacy::BASIC_LEGACY;

#[derive(Clone, Copy)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

const GLYPH_PIXELS: usize = 8;

pub struct Canvas<'buffer> {
    layout: FrameBufferInfo,
    bytes: &'buffer mut [u8],
}

impl<'buffer> Canvas<'buffer> {
    pub fn new(layout: FrameBufferInfo, bytes: &'buffer mut [u8]) -> Self {
        Canvas { layout, bytes }
    }

    pub fn fill(&mut self, colour: Colour) {
        self.rectangle(0, 0, self.layout.width, self.layout.height, colour);
    }

    /// Clipped at the right and lower edge.
    pub fn rectangle(&mut self, left: usize, top: usize, width: usize, height: usize, colour: Colour) {
        let right = (left + width).min(self.layout.width);
        let bottom = (top + height).min(self.layout.height);
        for y in top..bottom {
            for x in left..right {
                self.pixel(x, y, colour);
            }
        }
    }

    /// ASCII text, each dot of a glyph a square of `scale` pixels; other characters appear as `?`.
    pub fn text(&mut self, left: usize, top: usize, scale: usize, colour: Colour, text: &str) {
        for (column, character) in text.chars().enumerate() {
            let code = if character.is_ascii() { character as usize } else { b'?' as usize };
            self.glyph(left + column * GLYPH_PIXELS * scale, top, scale, colour, &BASIC_LEGACY[code]);
        }
    }

    fn glyph(&mut self, left: usize, top: usize, scale: usize, colour: Colour, rows: &[u8; 8]) {
        for (row, bits) in rows.iter().enumerate() {
            for column in 0..GLYPH_PIXELS {
                if bits >> column & 1 != 0 {
                    self.rectangle(left + column * scale, top + row * scale, scale, scale, colour);
                }
            }
        }
    }

    fn pixel(&mut self, x: usize, y: usize, colour: Colour) {
        let at = (y * self.layout.stride + x) * self.layout.bytes_per_pixel;
        let pixel = match self.layout.pixel_format {
            PixelFormat::Rgb => [colour.red, colour.green, colour.blue],
            PixelFormat::U8 => [colour.green; 3],
            _ => [colour.blue, colour.green, colour.red],
        };
        let used = self.layout.bytes_per_pixel.min(pixel.len());
        self.bytes[at..at + used].copy_from_slice(&pixel[..used]);
    }
}
