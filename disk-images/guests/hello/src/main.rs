//! The smallest kernel with something to see: twelve coloured cells in the top left corner, then nothing for ever.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

const TEXT_BUFFER: *mut u8 = 0xb8000 as *mut u8;
const LIGHT_CYAN_ON_BLACK: u8 = 0x0b;

#[no_mangle]
pub extern "C" fn _start() -> ! {
    for (column, &character) in b"Hello World!".iter().enumerate() {
        let cell = TEXT_BUFFER.wrapping_add(2 * column);
        // The boot loader maps the text buffer one to one.
        unsafe {
            cell.write_volatile(character);
            cell.wrapping_add(1).write_volatile(LIGHT_CYAN_ON_BLACK);
        }
    }
    loop {}
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}
