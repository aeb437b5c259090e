package dev.emu64.cli.run;

import dev.emu64.bus.ByteSink;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.Channel;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A serial line over TCP: listens for one peer at a time, or connects to one. */
final class TcpSerial implements ByteSink, Closeable {
    /** What is kept for a peer that has not come yet. */
    private static final int KEPT_BYTES = 1 << 16;

    private final SerialInput input;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private ServerSocket server;
    private Socket peer;
    private OutputStream out;

    private TcpSerial(Cancellation cancellation, boolean listens) {
        input = new SerialInput(cancellation, false, listens);
    }

    static TcpSerial open(Channel channel, HostConsole console, Cancellation cancellation) {
        TcpSerial serial = new TcpSerial(cancellation, channel.kind() == Channel.Kind.TCP_LISTEN);
        String place = channel.host().isEmpty() ? "port " + channel.port() : channel.host() + ":" + channel.port();
        try {
            InetAddress address = channel.host().isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(channel.host());
            if (channel.kind() == Channel.Kind.TCP_CONNECT) {
                serial.connected(new Socket(address, channel.port()));
                return serial;
            }
            serial.server = new ServerSocket();
            serial.server.setReuseAddress(true);
            serial.server.bind(new InetSocketAddress(address, channel.port()), 1);
            console.say("COM1 is on TCP port " + serial.server.getLocalPort() + (channel.waits() ? "; waiting for somebody to connect" : ""));
            if (channel.waits()) {
                serial.connected(serial.server.accept());
            }
            serial.acceptInBackground();
            return serial;
        } catch (IOException e) {
            serial.close();
            throw UserError.host("-serial: TCP " + place + ": " + HostFiles.reason(e));
        }
    }

    private void acceptInBackground() {
        Thread acceptor = new Thread(() -> {
            try {
                while (true) {
                    connected(server.accept());
                }
            } catch (IOException e) {
                // the run has ended and closed the socket
            }
        }, "serial acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private synchronized void connected(Socket socket) throws IOException {
        if (peer != null) {
            peer.close();
        }
        socket.setTcpNoDelay(true);
        peer = socket;
        out = socket.getOutputStream();
        flush();
        input.start(socket.getInputStream());
    }

    SerialInput input() {
        return input;
    }

    @Override
    public synchronized void accept(int value) {
        if (waiting.size() < KEPT_BYTES) {
            waiting.write(value);
        }
    }

    /** Sends what has gathered, if somebody is there. */
    synchronized void flush() {
        if (out == null || waiting.size() == 0) {
            return;
        }
        try {
            waiting.writeTo(out);
            out.flush();
            waiting.reset();
        } catch (IOException e) {
            // the peer has gone; the next one gets what it did not take
            out = null;
        }
    }

    @Override
    public void close() {
        flush();
        try {
            if (peer != null) {
                peer.close();
            }
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw UserError.host("-serial: " + HostFiles.reason(e));
        }
    }
}
