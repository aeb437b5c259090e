package dev.emu64.clock;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.ArrayList;
import java.util.List;

/**
 * Named events in virtual time. A device registers each of its events once, when it is built, and from then on arms
 * and disarms it; events due at the same nanosecond run in the order of registration, so runs repeat exactly.
 */
public final class Scheduler implements Stateful {
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final VirtualClock clock;
    private final List<Event> events = new ArrayList<>();
    private long nextNanos = NEVER;

    public Scheduler(VirtualClock clock) {
        this.clock = clock;
    }

    /** Virtual time now, in nanoseconds since power-on. */
    public long nanos() {
        return clock.nanos();
    }

    public VirtualClock clock() {
        return clock;
    }

    /** Registers an event, disarmed. The name is unique and stable: snapshots find the event by it. */
    public Event event(String name, Runnable action) {
        Event event = new Event(name, action);
        events.add(event);
        return event;
    }

    /** The deadline of the next armed event in nanoseconds, or {@link #NEVER}. */
    public long nextNanos() {
        return nextNanos;
    }

    /** The instruction count at which the engine must next call {@link #runDue}. */
    public long dueInstruction() {
        return clock.dueInstruction;
    }

    /** Runs every event whose time has come, in order of deadline. */
    public void runDue() {
        while (nextNanos <= clock.nanos()) {
            Event first = null;
            for (int i = 0; first == null; i++) {
                if (events.get(i).deadline == nextNanos) {
                    first = events.get(i);
                }
            }
            first.deadline = NEVER;
            refresh();
            first.action.run();
        }
        refresh();
    }

    /** Jumps over idle time to the next event and runs it; false when none is armed. */
    public boolean skipToNext() {
        if (nextNanos == NEVER) {
            return false;
        }
        clock.skipTo(nextNanos);
        runDue();
        return true;
    }

    /** Armed events as {@code name@nanos}, for diagnostics. */
    public List<Event> armed() {
        List<Event> armed = new ArrayList<>();
        for (Event event : events) {
            if (event.armed()) {
                armed.add(event);
            }
        }
        return armed;
    }

    private void refresh() {
        long next = NEVER;
        // by index: this runs at every port access that moves a deadline, and an iterator may be allocated
        for (int i = 0; i < events.size(); i++) {
            next = Math.min(next, events.get(i).deadline);
        }
        nextNanos = next;
        clock.dueInstruction = next == NEVER ? NEVER : clock.instructionsAt(next);
    }

    @Override
    public void save(StateWriter out) {
        for (Event event : events) {
            out.number(event.name, event.deadline);
        }
    }

    @Override
    public void load(StateReader in) {
        for (Event event : events) {
            event.deadline = in.number(event.name);
        }
        refresh();
    }

    /** One registered event: armed with a deadline or disarmed. */
    public final class Event {
        private final String name;
        private final Runnable action;
        private long deadline = NEVER;

        private Event(String name, Runnable action) {
            this.name = name;
            this.action = action;
        }

        /** Arms the event for the absolute virtual time {@code nanos}, replacing any earlier deadline. */
        public void at(long nanos) {
            deadline = nanos;
            refresh();
        }

        /** Arms the event {@code nanos} from now. */
        public void in(long nanos) {
            at(clock.nanos() + nanos);
        }

        public void cancel() {
            at(NEVER);
        }

        public boolean armed() {
            return deadline != NEVER;
        }

        /** The deadline in nanoseconds since power-on, or {@link Scheduler#NEVER}. */
        public long deadline() {
            return deadline;
        }

        public String name() {
            return name;
        }
    }
}
