package io.kubeospf.daemon.events;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.transport.TransportEvent;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One of each kind of event, of the interface eth0, so that a test cannot forget a kind that somebody adds. */
public final class AnyEvent {
    static final Ipv4Address ADDRESS = Ipv4Address.parse("192.168.100.1");
    static final RouterId ROUTER_ID = RouterId.parse("10.0.0.1");
    static final LsaHeader HEADER = new LsaHeader(
            1,
            new Options(0),
            LsType.AS_EXTERNAL,
            LinkStateId.parse("10.96.0.0"),
            ROUTER_ID,
            LsSequenceNumber.INITIAL,
            0,
            36);
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "eth0"),
            Map.entry(int.class, 3),
            Map.entry(long.class, 4L),
            Map.entry(boolean.class, true),
            Map.entry(Duration.class, Duration.ofSeconds(30)),
            Map.entry(List.class, List.of(HEADER.key())),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Ipv4Address.class, ADDRESS),
            Map.entry(Ipv4Prefix.class, Ipv4Prefix.parse("10.96.0.0/12")),
            Map.entry(NetworkMask.class, NetworkMask.ofPrefixLength(24)),
            Map.entry(RouterId.class, ROUTER_ID),
            Map.entry(LsaHeader.class, HEADER),
            Map.entry(LsaKey.class, HEADER.key()));

    private AnyEvent() {}

    public static List<Event> ofProtocol() {
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .map(type -> (Event) sample(type))
                .toList();
    }

    public static List<TransportEvent> ofTransport() {
        return Arrays.stream(TransportEvent.class.getPermittedSubclasses())
                .map(type -> (TransportEvent) sample(type))
                .toList();
    }

    /** Any value of a type. */
    private static Object sample(Class<?> type) {
        if (SAMPLES.containsKey(type)) {
            return SAMPLES.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(types).map(AnyEvent::sample).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample for " + type, e);
        }
    }
}
