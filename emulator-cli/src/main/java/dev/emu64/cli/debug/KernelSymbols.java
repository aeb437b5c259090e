package dev.emu64.cli.debug;

import dev.emu64.debug.Symbols;
import dev.emu64.image.ElfSymbol;
import dev.emu64.image.EmbeddedKernel;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSurvey;
import dev.emu64.machine.Drive;
import dev.emu64.machine.boot.DriveSource;
import dev.emu64.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Functions of the kernel on the first drive. The drive is searched when the first name is asked for. */
public final class KernelSymbols implements Symbols {
    private final List<Drive> drives;
    private List<ElfSymbol> functions;
    private long entry;

    public KernelSymbols(List<Drive> drives) {
        this.drives = drives;
    }

    @Override
    public String at(long linear) {
        load();
        int low = 0;
        int high = functions.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(functions.get(middle).value(), linear) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return null;
        }
        ElfSymbol symbol = functions.get(low - 1);
        long distance = linear - symbol.value();
        if (distance != 0 && Long.compareUnsigned(distance, symbol.bytes()) >= 0) {
            return null;
        }
        return RustNames.demangle(symbol.name()) + (distance == 0 ? "" : "+0x" + Long.toHexString(distance));
    }

    /** The linear address of the kernel's first instruction, 0 where there is no kernel or only its loader knows. */
    public long entry() {
        load();
        return entry;
    }

    private void load() {
        if (functions == null) {
            functions = read();
        }
    }

    private List<ElfSymbol> read() {
        List<ElfSymbol> found = new ArrayList<>();
        try {
            if (!drives.isEmpty()) {
                EmbeddedKernel kernel = ImageSurvey.of(new DriveSource(drives.get(0).device())).kernel();
                // where a position-independent kernel lies only its loader knows
                if (kernel != null && !kernel.elf().isPositionIndependent()) {
                    entry = kernel.elf().entry();
                    for (ElfSymbol symbol : kernel.elf().symbols()) {
                        if (symbol.isFunction() && symbol.isDefined()) {
                            found.add(symbol);
                        }
                    }
                }
            }
        } catch (IOException | ImageFormatException | StorageException e) {
            // names are a courtesy: without them addresses stand alone
            found.clear();
        }
        found.sort(Comparator.comparing(ElfSymbol::value, Long::compareUnsigned));
        return found;
    }
}
