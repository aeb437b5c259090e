package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;

/**
 * Where a character device of the guest's goes on the host.
 *
 * @param kind which sort of place
 * @param path the file of {@link Kind#FILE}
 * @param host the address of the TCP kinds; empty for this machine alone
 * @param port the TCP port
 * @param waits whether a listener waits for somebody to connect before the guest starts
 */
public record Channel(Kind kind, String path, String host, int port, boolean waits) {
    /** The sorts of places. */
    public enum Kind {
        /** Standard input and output. */
        STDIO,
        /** The same, with Ctrl-A x to quit. */
        MON_STDIO,
        FILE,
        /** The device is there; what it sends goes nowhere. */
        NULL,
        /** There is no such device. */
        NONE,
        TCP_LISTEN,
        TCP_CONNECT
    }

    public boolean isStdio() {
        return kind == Kind.STDIO || kind == Kind.MON_STDIO;
    }

    /** Reads QEMU's notation: stdio, mon:stdio, file:F, null, none, tcp:PORT, tcp:HOST:PORT[,server][,nowait]. */
    static Channel parse(String option, String text) {
        switch (text) {
            case "stdio", "chardev:stdio" -> {
                return of(Kind.STDIO);
            }
            case "mon:stdio" -> {
                return of(Kind.MON_STDIO);
            }
            case "null", "/dev/null" -> {
                return of(Kind.NULL);
            }
            case "none" -> {
                return of(Kind.NONE);
            }
            default -> {
                if (text.startsWith("file:") && text.length() > 5) {
                    return new Channel(Kind.FILE, text.substring(5), "", 0, false);
                }
                if (text.startsWith("tcp:")) {
                    return tcp(option, text);
                }
                throw UserError.usage(option + " " + text + ": expected stdio, mon:stdio, file:F, tcp:PORT, null or none");
            }
        }
    }

    private static Channel of(Kind kind) {
        return new Channel(kind, "", "", 0, false);
    }

    private static Channel tcp(String option, String text) {
        KeyValues values = new KeyValues(option, text.substring(4), "address").ignore("telnet", "nodelay", "reconnect");
        String address = values.take("address", "");
        boolean listens = values.take("server", address.indexOf(':') < 0);
        boolean waits = values.take("wait", address.indexOf(':') >= 0) && !values.take("nowait", false);
        values.finish();
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : address.substring(0, colon);
        int port = Amount.integer(option, address.substring(colon + 1), 0, 0xffff);
        return new Channel(listens ? Kind.TCP_LISTEN : Kind.TCP_CONNECT, "", host, port, listens && waits);
    }
}
