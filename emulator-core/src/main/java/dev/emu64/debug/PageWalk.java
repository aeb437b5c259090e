package dev.emu64.debug;

/**
 * The walk of one linear address through the page tables, as a person would do it with pencil and paper.
 *
 * @param physical where it leads, or -1
 * @param path the entries visited, such as {@code PML4E[0]=0x1023 PDPTE[3]=0}
 * @param rights of the whole path, as entry bits: 2 writable, 4 user, bit 63 not executable
 * @param pageBytes size of the page, 0 where the walk failed
 */
public record PageWalk(long physical, String path, long rights, long pageBytes) {
    public boolean mapped() {
        return pageBytes != 0;
    }
}
