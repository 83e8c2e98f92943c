package io.kubeospf.daemon.config;

import java.io.Serial;
import java.util.Objects;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** Stops at a number of keys, values, lists and mappings, because each takes a hundred times the memory of its text. */
final class BoundedParser implements Parser {
    /** Of a parser: ten for each of 20,000 prefixes. */
    static final int MOST_EVENTS = 200_000;

    private final Parser parser;
    private int events;

    BoundedParser(Parser parser) {
        this.parser = parser;
    }

    /** A file that goes on beyond the bound. */
    static final class TooManyEventsException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Mark mark;

        private TooManyEventsException(Mark mark) {
            super("the file has too many keys and values", null, false, false);
            this.mark = mark;
        }

        Mark mark() {
            return mark;
        }

        String text() {
            return Objects.requireNonNull(getMessage()) + ": at most " + MOST_EVENTS
                    + " are read, lists and mappings counted twice; remove what is below";
        }
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        events++;
        if (events > MOST_EVENTS) {
            throw new TooManyEventsException(event.getStartMark().orElseThrow());
        }
        return event;
    }
}
