package io.kubeospf.daemon.events;

import io.kubeospf.core.net.RouterId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param time by the machine's clock
 * @param event what it was, in one word for programs: {@code neighbor-state-changed}
 * @param interfaceName empty for what concerns the whole router
 * @param text the line of the log
 */
public record RecordedEvent(
        Instant time,
        String event,
        Optional<String> interfaceName,
        Optional<RouterId> neighbor,
        LogLevel level,
        String text) {}
