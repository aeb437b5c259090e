//! The first serial port.

use uart_16550::backend::PioBackend;
use uart_16550::{Config, Uart16550Tty};

const COM1: u16 = 0x3f8;

/// Panics if the port does not pass the driver's loopback test.
pub fn open() -> Uart16550Tty<PioBackend> {
    // Nobody else uses the port: there is one thread, and no interrupt handler.
    unsafe { Uart16550Tty::new_port(COM1, Config::DEFAULT) }.expect("COM1 does not answer")
}
