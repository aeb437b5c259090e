/**
 * A folder of boot images with what is expected of each, run as a test suite. May use the host, options, run
 * and terminal packages. Read {@link dev.emu64.cli.suite.ImageTest} first, then {@link dev.emu64.cli.suite.ImageSuite}.
 */
package dev.emu64.cli.suite;
