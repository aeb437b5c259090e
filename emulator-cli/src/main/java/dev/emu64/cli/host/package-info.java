/**
 * What the process touches of its host: image files, standard streams, exit codes, mistakes of the user's. May use the
 * storage and image packages. Read {@link dev.emu64.cli.host.UserError} first.
 */
package dev.emu64.cli.host;
