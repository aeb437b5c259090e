package dev.emu64.vectors;

import java.util.List;

/**
 * A case whose outcome differs from the recorded one.
 *
 * @param instruction its bytes' disassembly as the file gives it
 * @param differences one text each: {@code rax want A got B}
 */
public record Failure(String id, String instruction, List<String> differences) {
}
