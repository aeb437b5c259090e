//! Thirty-odd lines through a formatting writer, so that the screen scrolls; then a panic, reported in red.
#![no_std]
#![no_main]

use common::text::{Attribute, Colour, COLUMNS, ROWS, SCREEN};
use common::{print, println};
use core::panic::PanicInfo;

const LINES: usize = 30;
const FOREGROUNDS: [Colour; 15] = [
    Colour::Blue,
    Colour::Green,
    Colour::Cyan,
    Colour::Red,
    Colour::Magenta,
    Colour::Brown,
    Colour::LightGrey,
    Colour::DarkGrey,
    Colour::LightBlue,
    Colour::LightGreen,
    Colour::LightCyan,
    Colour::LightRed,
    Colour::Pink,
    Colour::Yellow,
    Colour::White,
];

#[no_mangle]
pub extern "C" fn _start() -> ! {
    println!("scrolled out of sight");
    for line in 1..=LINES {
        SCREEN.lock().set_attribute(Attribute::new(FOREGROUNDS[line % FOREGROUNDS.len()], Colour::Black));
        println!("line {line:2} of {LINES}, {:#04x}, {:>8.3}", line * line % 256, line as f64 / 7.0);
    }
    SCREEN.lock().set_attribute(Attribute::new(Colour::Black, Colour::LightGrey));
    for column in 0..COLUMNS + 8 {
        print!("{}", column % 10);
    }
    println!();
    println!("not ASCII: \u{fc}\u{df}\u{2192}\t.");
    let above = SCREEN.lock().character_at(ROWS - 2, 0);
    assert_eq!(above, b'n', "the line above starts with n");
    SCREEN.lock().set_attribute(Attribute::new(Colour::White, Colour::Red));
    panic!("this panic is part of the show");
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    loop {}
}
