package io.kubeospf.daemon.control;

import io.kubeospf.daemon.events.RecordedEvent;
import java.util.Iterator;
import java.util.List;

/** What happened, the latest at the end. */
record EventList(List<RecordedEvent> events) implements Resource {
    /** After the time, the level and a space behind each. */
    private static final int TEXT_COLUMN = 31;

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
    public Iterator<String> lines(int width) {
        return events.isEmpty()
                ? List.of("nothing has happened yet").iterator()
                : events.stream()
                        .flatMap(event -> TextTable.wrap(lead(event), event.text(), TEXT_COLUMN, width).stream())
                        .iterator();
    }

    private static String lead(RecordedEvent event) {
        return Times.text(event.time()) + " %-5s ".formatted(event.level());
    }
}
