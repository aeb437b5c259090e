//! Cooperative tasks: two that only compute and take turns, and one that waits for scancodes from the keyboard's
//! interrupt handler. The processor halts when no task is ready.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

extern crate alloc;

mod executor;
mod keyboard;

use bootloader::{entry_point, BootInfo};
use common::irq::{self, KEYBOARD_VECTOR, TIMER_VECTOR};
use common::memory::{self, active_page_tables, UsableFrames};
use common::println;
use core::panic::PanicInfo;
use executor::{yield_now, Executor};
use lazy_static::lazy_static;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame};

entry_point!(start);

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt[TIMER_VECTOR].set_handler_fn(on_timer);
        idt[KEYBOARD_VECTOR].set_handler_fn(on_keyboard);
        idt
    };
}

fn start(boot: &'static BootInfo) -> ! {
    // Called once each, here.
    let mut tables = unsafe { active_page_tables(boot) };
    let mut frames = unsafe { UsableFrames::new(&boot.memory_map) };
    memory::make_heap(&mut tables, &mut frames).expect("enough frames for the heap");

    let mut executor = Executor::new();
    executor.spawn(count("first"));
    executor.spawn(count("second"));
    executor.spawn(keyboard::echo());
    IDT.load();
    irq::enable();
    executor.run()
}

async fn count(name: &str) {
    for number in 1..=3 {
        println!("{name} task: {number}");
        yield_now().await;
    }
    println!("{name} task: done, async number {}", number().await);
}

async fn number() -> u32 {
    yield_now().await;
    42
}

extern "x86-interrupt" fn on_timer(_: InterruptStackFrame) {
    irq::end_of_interrupt(TIMER_VECTOR);
}

extern "x86-interrupt" fn on_keyboard(_: InterruptStackFrame) {
    keyboard::deliver(irq::read_scancode());
    irq::end_of_interrupt(KEYBOARD_VECTOR);
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
