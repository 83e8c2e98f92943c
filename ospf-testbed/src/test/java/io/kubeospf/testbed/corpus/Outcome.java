package io.kubeospf.testbed.corpus;

import io.kubeospf.core.output.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was not taken, in the words of the corpus. */
final class Outcome {
    private Outcome() {}

    static List<String> of(Delivery delivery, List<Event> events) {
        return Stream.concat(
                        delivery.faults().stream()
                                .map(malformed ->
                                        "frame malformed " + malformed.fault().name()),
                        of(events).stream())
                .toList();
    }

    static List<String> of(List<Event> events) {
        return events.stream().flatMap(event -> of(event).stream()).toList();
    }

    /** Empty for an event that is about something else. */
    private static Optional<String> of(Event event) {
        if (event instanceof Event.PacketMalformed malformed) {
            return Optional.of("packet malformed " + malformed.malformation().name() + " at " + malformed.offset());
        }
        if (event instanceof Event.PacketRefused refused) {
            return Optional.of("packet refused " + refused.reason().name());
        }
        if (event instanceof Event.LsaMalformed malformed) {
            return Optional.of("LSA malformed " + malformed.malformation().name() + " at " + malformed.offset());
        }
        if (event instanceof Event.LsaRefused refused) {
            return Optional.of("LSA refused " + refused.reason().name());
        }
        if (event instanceof Event.LsaFormatRefused refused) {
            return Optional.of(
                    "LSA misformatted " + refused.fault().malformation().name());
        }
        return Optional.empty();
    }
}
