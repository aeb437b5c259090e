//! Timer and keyboard interrupts: counts ticks, tells of every sixth of the first eighteen (one second), then shows
//! what is typed.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::irq::{self, KEYBOARD_VECTOR, TIMER_VECTOR};
use common::{print, println};
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicU64, Ordering};
use lazy_static::lazy_static;
use pc_keyboard::{layouts, DecodedKey, HandleControl, PS2Keyboard, ScancodeSet1};
use spin::Mutex;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame};

const TICKS_TOLD: u64 = 18;
const TELL_EVERY: u64 = 6;

static TICKS: AtomicU64 = AtomicU64::new(0);
static KEYBOARD: Mutex<PS2Keyboard<layouts::Us104Key, ScancodeSet1>> =
    Mutex::new(PS2Keyboard::new(ScancodeSet1::new(), layouts::Us104Key, HandleControl::Ignore));

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt[TIMER_VECTOR].set_handler_fn(on_timer);
        idt[KEYBOARD_VECTOR].set_handler_fn(on_keyboard);
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    println!("before the first interrupt");
    IDT.load();
    irq::enable();
    while TICKS.load(Ordering::Relaxed) < TICKS_TOLD {
        x86_64::instructions::hlt();
    }
    println!("that was one second; type something");
    common::idle()
}

extern "x86-interrupt" fn on_timer(_: InterruptStackFrame) {
    let tick = TICKS.fetch_add(1, Ordering::Relaxed) + 1;
    if tick <= TICKS_TOLD && tick % TELL_EVERY == 0 {
        println!("tick {tick}");
    }
    irq::end_of_interrupt(TIMER_VECTOR);
}

extern "x86-interrupt" fn on_keyboard(_: InterruptStackFrame) {
    let mut keyboard = KEYBOARD.lock();
    if let Ok(Some(event)) = keyboard.add_byte(irq::read_scancode()) {
        match keyboard.process_keyevent(event) {
            Some(DecodedKey::Unicode(character)) => print!("{character}"),
            Some(DecodedKey::RawKey(key)) => print!("<{key:?}>"),
            None => {}
        }
    }
    irq::end_of_interrupt(KEYBOARD_VECTOR);
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
