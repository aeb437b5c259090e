/**
 * The named-field state format: every part of the machine declares its state once, by name, and snapshots, state
 * hashes and register views all read that declaration. May use bits. Read {@link dev.emu64.snapshot.Stateful} first,
 * then {@link dev.emu64.snapshot.SavedState} and {@link dev.emu64.snapshot.SnapshotFile}.
 */
package dev.emu64.snapshot;
