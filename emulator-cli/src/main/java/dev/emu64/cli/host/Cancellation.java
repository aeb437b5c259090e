package dev.emu64.cli.host;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a run from outside: by a signal to this process, or by the user's key. The process waits in its shutdown hook
 * until the run has given its screen and closed its files.
 */
public final class Cancellation {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean requested;
    private volatile boolean quit;
    private volatile int exitCode = ExitCode.INTERRUPTED;
    private volatile Thread sleeper;

    /** Makes signals (SIGINT, SIGTERM, SIGHUP) cancel; the JVM then exits with 128 and the signal's number by itself. */
    public void onSignals() {
        // no lambda, which would be the first of the process and dear at every start
        Runtime.getRuntime().addShutdownHook(new Thread("signals") {
            @Override
            public void run() {
                cancelAndWait();
            }
        });
    }

    private void cancelAndWait() {
        exitCode = signalled();
        request();
        if (!running) {
            return;
        }
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("emu: the run did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * 128 and the number of the signal that has begun the JVM's shutdown. The JVM tells nobody which it was, but runs a
     * thread of its name until the shutdown is over; to catch signals ourselves would cost time at every start.
     */
    private static int signalled() {
        ThreadGroup system = Thread.currentThread().getThreadGroup();
        while (system.getParent() != null) {
            system = system.getParent();
        }
        Thread[] threads = new Thread[system.activeCount() + 16];
        int count = system.enumerate(threads);
        for (int i = 0; i < count; i++) {
            switch (threads[i].getName()) {
                case "SIGTERM handler" -> {
                    return ExitCode.TERMINATED;
                }
                case "SIGHUP handler" -> {
                    return ExitCode.HUNG_UP;
                }
                default -> {
                    // some other thread
                }
            }
        }
        return ExitCode.INTERRUPTED;
    }

    /** Asks the run to end soon. */
    public void request() {
        requested = true;
        wake();
    }

    /** The user asks to quit: the same, but a success. */
    public void quit() {
        quit = true;
        request();
    }

    /** The exit code of a run that was asked to end, as shells count signals. */
    public int exitCode() {
        return quit ? ExitCode.OK : exitCode;
    }

    /** Who has asked the run to end. */
    public String reason() {
        return quit ? "quit by the user" : switch (exitCode) {
            case ExitCode.TERMINATED -> "ended by SIGTERM";
            case ExitCode.HUNG_UP -> "ended by SIGHUP";
            default -> "interrupted";
        };
    }

    public boolean requested() {
        return requested;
    }

    /** A run begins that looks out for {@link #requested}. */
    public void begins() {
        running = true;
    }

    /** The run, if there was one, has ended and everything is written. */
    public void finished() {
        running = false;
        finished.countDown();
    }

    /** Ends a {@link #sleep}: something happened that the run should see. */
    public void wake() {
        // not by an interrupt, which would close the image file under a read
        LockSupport.unpark(sleeper);
    }

    /** Sleeps for at most {@code nanos}, less when a request or a {@link #wake} comes. */
    public void sleep(long nanos) {
        sleeper = Thread.currentThread();
        if (!requested) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
