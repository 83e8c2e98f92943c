package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.link.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The Ethernet addresses of the hosts that sent OSPF packets on one interface. Anybody on the network can make up addresses, so
 * it does not grow beyond {@link #MAXIMUM_STATIONS}; packets to a host that it does not hold go by way of the kernel.
 */
public final class StationTable {
    static final int MAXIMUM_STATIONS = 256;

    private final Map<Ipv4Address, MacAddress> stations = new ConcurrentHashMap<>();
    private final BiConsumer<Ipv4Address, MacAddress> newcomers;

    /**
     * An empty table.
     *
     * @param newcomers hears of each host that is new to the table or has moved
     */
    public StationTable(BiConsumer<Ipv4Address, MacAddress> newcomers) {
        this.newcomers = newcomers;
    }

    /** Takes note of where a host is; to be called by one thread. */
    void learn(Ipv4Address host, MacAddress station) {
        boolean room = stations.size() < MAXIMUM_STATIONS || stations.containsKey(host);
        if (room && !station.equals(stations.put(host, station))) {
            newcomers.accept(host, station);
        }
    }

    Optional<MacAddress> station(Ipv4Address host) {
        return Optional.ofNullable(stations.get(host));
    }
}
