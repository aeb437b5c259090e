/**
 * A boot from options to exit code: media, the machine's configuration, the headless run, reports. May use the options,
 * host and screen packages and the core. Read {@link dev.emu64.cli.run.BootRun} first.
 */
package dev.emu64.cli.run;
