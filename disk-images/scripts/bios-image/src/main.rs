//! `bios-image KERNEL IMAGE`: makes the BIOS disk image of a kernel written against bootloader_api 0.11.

use bootloader::{BiosBoot, BootConfig};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [kernel, image] = &arguments[..] else {
        eprintln!("usage: bios-image KERNEL IMAGE");
        return ExitCode::from(2);
    };
    let mut boot = BiosBoot::new(kernel);
    boot.set_boot_config(&BootConfig::default());
    match boot.create_disk_image(image) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bios-image: {}: {error:#}", image.display());
            ExitCode::FAILURE
        }
    }
}
