//! COM1 for reports to the host, and the port that ends the virtual machine.

use core::fmt::{self, Write};
use lazy_static::lazy_static;
use spin::Mutex;
use uart_16550::backend::PioBackend;
use uart_16550::{Config, Uart16550Tty};

const COM1: u16 = 0x3f8;
/// Where the tests expect QEMU's isa-debug-exit device.
const DEBUG_EXIT: u16 = 0xf4;

lazy_static! {
    static ref PORT: Mutex<Uart16550Tty<PioBackend>> = Mutex::new(
        unsafe { Uart16550Tty::new_port(COM1, Config::default()) }.expect("COM1 does not answer")
    );
}

pub fn print(arguments: fmt::Arguments) {
    PORT.lock().write_fmt(arguments).expect("COM1 takes every string");
}

#[macro_export]
macro_rules! serial_print {
    ($($argument:tt)*) => { $crate::serial::print(format_args!($($argument)*)) };
}

#[macro_export]
macro_rules! serial_println {
    ($($argument:tt)*) => { $crate::serial_print!("{}\n", format_args!($($argument)*)) };
}

/// The device makes the process end with twice the value plus one.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Verdict {
    Success = 0x10,
    Failure = 0x11,
}

pub fn end_machine(verdict: Verdict) -> ! {
    unsafe {
        core::arch::asm!("out dx, eax", in("dx") DEBUG_EXIT, in("eax") verdict as u32, options(nomem, nostack));
    }
    // Only reached on a machine without the device.
    loop {
        core::hint::spin_loop();
    }
}
