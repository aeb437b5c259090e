//! The two 8259A interrupt controllers, moved out of the way of the processor's exceptions.

use pic8259::ChainedPics;
use spin::Mutex;

const PRIMARY_OFFSET: u8 = 32;
const SECONDARY_OFFSET: u8 = PRIMARY_OFFSET + 8;

pub const TIMER_VECTOR: u8 = PRIMARY_OFFSET;
pub const KEYBOARD_VECTOR: u8 = PRIMARY_OFFSET + 1;

// The ranges lie behind the 32 exception vectors and do not overlap.
static PICS: Mutex<ChainedPics> = Mutex::new(unsafe { ChainedPics::new(PRIMARY_OFFSET, SECONDARY_OFFSET) });

/// Sets the controllers up, leaves their masks as the firmware set them, and lets interrupts in. The interrupt
/// descriptor table must be loaded.
pub fn enable() {
    unsafe { PICS.lock().initialize() };
    x86_64::instructions::interrupts::enable();
}

/// To be called once by the handler of `vector`, at its end.
pub fn end_of_interrupt(vector: u8) {
    unsafe { PICS.lock().notify_end_of_interrupt(vector) };
}

/// The byte that the keyboard controller holds; reading it makes room for the next.
pub fn read_scancode() -> u8 {
    let mut data_port = x86_64::instructions::port::PortReadOnly::new(0x60);
    unsafe { data_port.read() }
}
