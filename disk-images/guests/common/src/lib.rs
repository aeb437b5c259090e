//! What the kernels share: the text screen, and behind features the descriptor tables, the interrupt controllers,
//! page tables with a heap, and the serial port.
#![no_std]

#[cfg(feature = "descriptors")]
pub mod descriptors;
#[cfg(feature = "irq")]
pub mod irq;
#[cfg(feature = "memory")]
pub mod memory;
#[cfg(feature = "serial")]
pub mod serial;
pub mod text;

/// Waits for interrupts for ever.
#[cfg(feature = "x86_64")]
pub fn idle() -> ! {
    loop {
        x86_64::instructions::hlt();
    }
}
