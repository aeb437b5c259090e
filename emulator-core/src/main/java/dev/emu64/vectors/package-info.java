/**
 * CPU conformance vectors: single instructions (and short programs) with the state before and after as recorded on
 * real hardware, run on a processor without a machine around it. May use run and what run uses. Read
 * {@link dev.emu64.vectors.VectorRun} first.
 *
 * <pre>
 * LineReader -> JsonCursor -> VectorEnvironment, VectorCase -> VectorCpu (applies, reads back), Stepper, EngineReplay -> Judge
 * </pre>
 */
package dev.emu64.vectors;
