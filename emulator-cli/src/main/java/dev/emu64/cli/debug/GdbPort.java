package dev.emu64.cli.debug;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The TCP port on which GDB connects; one connection at a time. */
final class GdbPort implements Closeable {
    private static final int WAIT_MILLIS = 20;
    private static final int READ_MILLIS = 200;

    private final ServerSocketChannel server;
    private final Cancellation cancellation;
    private Socket connection;

    private GdbPort(ServerSocketChannel server, Cancellation cancellation) {
        this.server = server;
        this.cancellation = cancellation;
    }

    /**
     * Listens.
     *
     * @throws UserError if the port is taken
     */
    static GdbPort open(String host, int port, Cancellation cancellation) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            server.configureBlocking(false);
            return new GdbPort(server, cancellation);
        } catch (IOException e) {
            throw UserError.host("-gdb tcp:" + host + ":" + port + ": " + e.getMessage());
        }
    }

    /** The port, chosen by the host where 0 was asked for. */
    int number() {
        return server.socket().getLocalPort();
    }

    /** Whether GDB has connected since; never waits. */
    boolean accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return false;
            }
            channel.configureBlocking(true);
            disconnect();
            connection = channel.socket();
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(READ_MILLIS);
            return true;
        } catch (IOException e) {
            // that one has gone again, the next may come
            return false;
        }
    }

    /** Waits a little for GDB; whether it has come. */
    boolean await() {
        if (accept()) {
            return true;
        }
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What GDB sends; ends when the user quits. */
    InputStream in() throws IOException {
        return new Patient(connection.getInputStream());
    }

    OutputStream out() throws IOException {
        return connection.getOutputStream();
    }

    void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // nothing more can be done for it
                connection = null;
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        disconnect();
        try {
            server.close();
        } catch (IOException e) {
            throw UserError.host("-gdb: " + e.getMessage());
        }
    }

    /** Waits for bytes in short sleeps, so that the user can quit while GDB thinks. */
    private final class Patient extends InputStream {
        private final InputStream from;

        Patient(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            while (!cancellation.requested()) {
                try {
                    return from.read();
                } catch (SocketTimeoutException e) {
                    // look whether the user wants to quit, and wait on
                    continue;
                }
            }
            return -1;
        }

        @Override
        public int available() throws IOException {
            return from.available();
        }
    }
}
