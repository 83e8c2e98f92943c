package io.kubeospf.daemon.metrics;

import io.kubeospf.core.packet.PacketType;
import io.kubeospf.core.wire.Octets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Packets by the type in their header (RFC 2328 A.3.1). Whatever the octet says, there are no more than six kinds. */
final class PacketCounts {
    static final String UNKNOWN = "unknown";

    private static final int TYPE_OFFSET = 1;

    /** By the type's number; at 0 those that are of none. */
    private final AtomicLongArray counts = new AtomicLongArray(PacketType.values().length + 1);

    void add(Octets payload) {
        int type = payload.length() > TYPE_OFFSET ? payload.at(TYPE_OFFSET) : 0;
        counts.incrementAndGet(type < counts.length() ? type : 0);
    }

    Map<String, Long> byType() {
        Map<String, Long> byType = new LinkedHashMap<>();
        for (int type = 0; type < counts.length(); type++) {
            byType.put(PacketType.ofCode(type).map(PacketType::toString).orElse(UNKNOWN), counts.get(type));
        }
        return byType;
    }
}
