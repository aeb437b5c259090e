package dev.emu64.cli.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.image.DemoImage;
import dev.emu64.machine.Drive;
import dev.emu64.storage.MemoryDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelSymbolsTest {
    private final KernelSymbols symbols = new KernelSymbols(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(DemoImage.bytes(), true))));

    @Test
    void theEntryIsTheStartSymbol() {
        assertThat(symbols.at(symbols.entry())).isEqualTo("_start");
        assertThat(symbols.at(symbols.entry() + 3)).isEqualTo("_start+0x3");
    }

    @Test
    void addressesOutsideHaveNoName() {
        assertThat(symbols.at(0x1000)).isNull();
        assertThat(symbols.at(-1)).isNull();
    }

    @Test
    void noDriveHasNoNames() {
        KernelSymbols none = new KernelSymbols(List.of());
        assertThat(none.entry()).isZero();
        assertThat(none.at(0x200000)).isNull();
    }

    @Test
    void rustNamesAreReadable() {
        assertThat(RustNames.demangle("_ZN4core9panicking5panic17h0123456789abcdefE")).isEqualTo("core::panicking::panic");
        assertThat(RustNames.demangle("_start")).isEqualTo("_start");
        assertThat(RustNames.demangle("_RNvCsfgHYwM92fyn_7___rustc17rust_begin_unwind")).isEqualTo("__rustc::rust_begin_unwind");
        assertThat(RustNames.demangle("_RINvNtCs9PAD59OYTrP_4core3ptr14write_volatilehECsbLGDZnQTKkj_11triplefault")).isEqualTo("core::ptr::write_volatile::<u8>");
        assertThat(RustNames.demangle("_RINvMs1_NtNtCs9PAD59OYTrP_4core3ptr8non_nullINtB6_7NonNullShE4casthEBa_"))
            .isEqualTo("<core::ptr::non_null::NonNull<[u8]>>::cast::<u8>");
        assertThat(RustNames.demangle("_RNvNvNtCs9PAD59OYTrP_4core3ptr14write_volatile18precondition_checkCsbLGDZnQTKkj_11triplefault"))
            .isEqualTo("core::ptr::write_volatile::precondition_check");
        assertThat(RustNames.demangle("_RXbroken")).isEqualTo("_RXbroken");
    }
}
