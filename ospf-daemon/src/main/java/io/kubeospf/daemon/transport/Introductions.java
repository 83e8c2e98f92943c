package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which hosts of one network have been told where we are. It believes every frame, for it decides nothing but whom an ARP request
 * goes to. Anybody on the network can make up addresses, so it does not grow beyond {@link #MAXIMUM_HOSTS}, and tells of no more than
 * {@link #MOST_NEWCOMERS} a second. Not thread-safe.
 */
public final class Introductions {
    static final int MAXIMUM_HOSTS = 256;
    static final int MOST_NEWCOMERS = 10;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Map<Ipv4Address, MacAddress> introduced = new HashMap<>();
    private final BiConsumer<Ipv4Address, MacAddress> newcomers;
    private Instant secondEnds = Instant.MIN;
    private int newcomersInSecond;

    /**
     * Nobody has been told.
     *
     * @param newcomers hears of a host that is new or has moved
     */
    public Introductions(BiConsumer<Ipv4Address, MacAddress> newcomers) {
        this.newcomers = newcomers;
    }

    /** A frame of a host has come. */
    void heard(Instant now, Ipv4Address host, MacAddress station) {
        boolean room = introduced.size() < MAXIMUM_HOSTS || introduced.containsKey(host);
        if (room && !station.equals(introduced.get(host)) && mayTell(now)) {
            introduced.put(host, station);
            newcomers.accept(host, station);
        }
    }

    private boolean mayTell(Instant now) {
        if (!now.isBefore(secondEnds)) {
            secondEnds = now.plus(SECOND);
            newcomersInSecond = 0;
        }
        return newcomersInSecond++ < MOST_NEWCOMERS;
    }
}
