//! A kernel for bootloader 0.11: reports what the boot loader handed over on COM1 and draws into the linear frame buffer.
#![no_std]
#![no_main]

mod canvas;
mod com1;

use bootloader_api::config::{BootloaderConfig, Mapping};
use bootloader_api::info::MemoryRegionKind;
use bootloader_api::{entry_point, BootInfo};
use canvas::{Canvas, Colour};
use core::fmt::Write;
use core::panic::PanicInfo;

const CONFIG: BootloaderConfig = {
    let mut config = BootloaderConfig::new_default();
    config.mappings.physical_memory = Some(Mapping::Dynamic);
    config
};

entry_point!(start, config = &CONFIG);

const NIGHT: Colour = Colour { red: 0x10, green: 0x18, blue: 0x30 };
const CYAN: Colour = Colour { red: 0x55, green: 0xff, blue: 0xff };
const WHITE: Colour = Colour { red: 0xff, green: 0xff, blue: 0xff };
const BARS: [Colour; 3] = [
    Colour { red: 0xff, green: 0, blue: 0 },
    Colour { red: 0, green: 0xff, blue: 0 },
    Colour { red: 0, green: 0, blue: 0xff },
];

fn start(boot: &'static mut BootInfo) -> ! {
    let mut serial = com1::open();
    let usable: u64 = boot
        .memory_regions
        .iter()
        .filter(|region| region.kind == MemoryRegionKind::Usable)
        .map(|region| region.end - region.start)
        .sum();
    let version = &boot.api_version;
    let _ = writeln!(
        serial,
        "fb011: boot loader API {}.{}.{}, more than 64 MiB usable: {}, physical memory mapped: {}",
        version.version_major(),
        version.version_minor(),
        version.version_patch(),
        usable > 64 << 20,
        boot.physical_memory_offset.into_option().is_some()
    );
    match boot.framebuffer.as_mut() {
        Some(frame_buffer) => {
            let layout = frame_buffer.info();
            let _ = writeln!(
                serial,
                "fb011: frame buffer {}x{}, {} bytes a pixel, stride {}, {:?}",
                layout.width, layout.height, layout.bytes_per_pixel, layout.stride, layout.pixel_format
            );
            paint(&mut Canvas::new(layout, frame_buffer.buffer_mut()));
            let _ = writeln!(serial, "fb011: painted");
        }
        None => {
            let _ = writeln!(serial, "fb011: no frame buffer");
        }
    }
    loop {
        x86_64::instructions::hlt();
    }
}

fn paint(canvas: &mut Canvas) {
    canvas.fill(NIGHT);
    canvas.text(32, 32, 4, CYAN, "Hello World!");
    canvas.text(32, 80, 2, WHITE, "drawn pixel by pixel into the frame buffer");
    for (index, &bar) in BARS.iter().enumerate() {
        canvas.rectangle(32 + index * 120, 120, 100, 60, bar);
    }
}

#[panic_handler]
fn panic(reason: &PanicInfo) -> ! {
    let _ = writeln!(com1::open(), "fb011: {reason}");
    loop {
        x86_64::instructions::hlt();
    }
}
