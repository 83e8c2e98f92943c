package io.kubeospf.daemon.control;

import io.kubeospf.daemon.events.RecordedEvent;
import java.util.Iterator;
import java.util.List;

/** What happened, the latest at the end. */
record EventList(List<RecordedEvent> events) implements Resource {
    /** After the time and a space. */
    private static final int TEXT_COLUMN = 25;

    @Override
    public Iterator<JsonObject> items() {
        return events.stream()
                .map(event -> new JsonObject()
                        .put("time", Times.text(event.time()))
                        .put("event", event.event())
                        .put("interface", event.interfaceName())
                        .put("neighbor-router-id", event.neighbor())
                        .put("level", event.level())
                        .put("text", event.text()))
                .iterator();
    }

    @Override
    public Iterator<String> lines() {
        return events.isEmpty()
                ? List.of("nothing has happened yet").iterator()
                : events.stream()
                        .flatMap(event ->
                                TextTable.wrap(Times.text(event.time()) + " ", event.text(), TEXT_COLUMN).stream())
                        .iterator();
    }
}
