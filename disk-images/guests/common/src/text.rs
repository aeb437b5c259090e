//! The VGA text screen: new text enters in the bottom row, older rows scroll up and out.

use core::fmt::{self, Write};
use lazy_static::lazy_static;
use spin::Mutex;
use volatile::Volatile;

pub const COLUMNS: usize = 80;
pub const ROWS: usize = 25;

const TEXT_BUFFER: usize = 0xb8000;
/// Stands in for every byte that is neither printable ASCII nor a line feed: a small square in code page 437.
const PLACEHOLDER: u8 = 0xfe;

#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Colour {
    Black = 0,
    Blue = 1,
    Green = 2,
    Cyan = 3,
    Red = 4,
    Magenta = 5,
    Brown = 6,
    LightGrey = 7,
    DarkGrey = 8,
    LightBlue = 9,
    LightGreen = 10,
    LightCyan = 11,
    LightRed = 12,
    Pink = 13,
    Yellow = 14,
    White = 15,
}

/// The second byte of a cell: background in bits 6 to 4 (bit 7 blinks), foreground in bits 3 to 0.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Attribute(u8);

impl Attribute {
    pub const fn new(foreground: Colour, background: Colour) -> Self {
        Attribute((background as u8) << 4 | foreground as u8)
    }
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Cell {
    character: u8,
    attribute: Attribute,
}

pub struct Screen {
    column: usize,
    attribute: Attribute,
    cells: &'static mut [[Volatile<Cell>; COLUMNS]; ROWS],
}

lazy_static! {
    pub static ref SCREEN: Mutex<Screen> = Mutex::new(Screen {
        column: 0,
        attribute: Attribute::new(Colour::Yellow, Colour::Black),
        // The boot loader maps the buffer one to one, and this is its only owner.
        cells: unsafe { &mut *(TEXT_BUFFER as *mut [[Volatile<Cell>; COLUMNS]; ROWS]) },
    });
}

impl Screen {
    pub fn set_attribute(&mut self, attribute: Attribute) {
        self.attribute = attribute;
    }

    pub fn clear(&mut self) {
        for row in 0..ROWS {
            self.blank(row);
        }
        self.column = 0;
    }

    /// What stands in a cell, row 0 being the topmost.
    pub fn character_at(&self, row: usize, column: usize) -> u8 {
        self.cells[row][column].read().character
    }

    fn put(&mut self, byte: u8) {
        if byte == b'\n' {
            self.scroll();
            return;
        }
        if self.column == COLUMNS {
            self.scroll();
        }
        let cell = Cell { character: byte, attribute: self.attribute };
        self.cells[ROWS - 1][self.column].write(cell);
        self.column += 1;
    }

    fn scroll(&mut self) {
        for row in 1..ROWS {
            for column in 0..COLUMNS {
                let cell = self.cells[row][column].read();
                self.cells[row - 1][column].write(cell);
            }
        }
        self.blank(ROWS - 1);
        self.column = 0;
    }

    fn blank(&mut self, row: usize) {
        let blank = Cell { character: b' ', attribute: self.attribute };
        for cell in self.cells[row].iter_mut() {
            cell.write(blank);
        }
    }
}

impl fmt::Write for Screen {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.put(match byte {
                b'\n' | b' '..=b'~' => byte,
                _ => PLACEHOLDER,
            });
        }
        Ok(())
    }
}

/// The target of [`print!`]; interrupts are held back meanwhile, as their handlers print too.
pub fn print(arguments: fmt::Arguments) {
    #[cfg(feature = "x86_64")]
    x86_64::instructions::interrupts::without_interrupts(|| write(arguments));
    #[cfg(not(feature = "x86_64"))]
    write(arguments);
}

fn write(arguments: fmt::Arguments) {
    SCREEN.lock().write_fmt(arguments).expect("the screen takes every string");
}

#[macro_export]
macro_rules! print {
    ($($argument:tt)*) => { $crate::text::print(format_args!($($argument)*)) };
}

#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($argument:tt)*) => { $crate::print!("{}\n", format_args!($($argument)*)) };
}
