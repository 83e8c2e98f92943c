package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.Event;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** An event in the words of its record: its name, the interface, and every other value behind its own name. */
final class EventText {
    private static final String INTERFACE = "interfaceName";

    private EventText() {}

    static String of(Event event) {
        StringBuilder text = new StringBuilder(event.getClass().getSimpleName());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            String value = value(event, component);
            if (!value.isEmpty()) {
                text.append(component.getName().equals(INTERFACE) ? " " : " " + words(component.getName()) + " ")
                        .append(value);
            }
        }
        return text.toString();
    }

    private static String value(Event event, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(event);
            if (value instanceof LsaHeader header) {
                return LsaText.of(header);
            }
            return value instanceof LsaKey key ? LsaText.of(key) : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event's values can be read", e);
        }
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
