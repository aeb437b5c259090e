//! INT3 twice: the handler reports what the processor pushed, and execution goes on behind the instruction.
#![no_std]
#![no_main]
#![feature(abi_x86_interrupt)]

use common::{descriptors, println};
use core::panic::PanicInfo;
use lazy_static::lazy_static;
use x86_64::instructions::interrupts::int3;
use x86_64::structures::idt::{InterruptDescriptorTable, InterruptStackFrame};

lazy_static! {
    static ref IDT: InterruptDescriptorTable = {
        let mut idt = InterruptDescriptorTable::new();
        idt.breakpoint.set_handler_fn(on_breakpoint);
        idt
    };
}

#[no_mangle]
pub extern "C" fn _start() -> ! {
    println!("before the descriptor tables");
    descriptors::load();
    IDT.load();
    println!("before the first breakpoint");
    int3();
    println!("between the breakpoints");
    int3();
    println!("It did not crash!");
    common::idle()
}

extern "x86-interrupt" fn on_breakpoint(frame: InterruptStackFrame) {
    const INT3: u8 = 0xcc;
    let behind = frame.instruction_pointer.as_ptr::<u8>();
    // The saved instruction pointer lies behind a one-byte INT3, which is mapped and readable.
    let trapped_by = unsafe { behind.sub(1).read() };
    println!(
        "EXCEPTION: BREAKPOINT behind an INT3: {}\n  code selector {:#x}, stack selector {:#x}, interrupts {}",
        trapped_by == INT3,
        frame.code_segment.0,
        frame.stack_segment.0,
        if frame.cpu_flags.contains(x86_64::registers::rflags::RFlags::INTERRUPT_FLAG) { "on" } else { "off" }
    );
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    println!("{reason}");
    common::idle()
}
