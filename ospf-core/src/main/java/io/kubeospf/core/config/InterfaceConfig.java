package io.kubeospf.core.config;

import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.packet.Authentication;
import java.time.Duration;
import java.util.Optional;

/**
 * One interface that takes part in OSPF (RFC 2328 C.3).
 *
 * @param name the kernel's name of the interface
 * @param cost output cost, 1 to 65535
 * @param priority Router Priority, 0 to 255; with 0 the router never becomes Designated Router
 * @param helloInterval whole seconds, 1 to 65535
 * @param deadInterval RouterDeadInterval, whole seconds, more than the HelloInterval and at most 65535 s
 * @param retransmitInterval RxmtInterval, whole seconds, 1 to 65535
 * @param transmitDelay InfTransDelay, whole seconds, 1 to 3600: what is added to the age of LSAs sent
 * @param mtuIgnore whether an adjacency forms although the neighbor's MTU is larger than ours
 * @param passive whether the network is only announced: nothing is sent and nothing accepted
 * @param ttlSecurity whether packets are sent with a TTL of 255 and taken with no other (RFC 5082)
 * @param neighbors whose packets are taken at all
 * @param address empty: the daemon chooses among the interface's addresses
 * @param authentication may change at any time: each packet is judged by what holds when it is sent or received
 */
public record InterfaceConfig(
        String name,
        InterfaceType type,
        int cost,
        int priority,
        Duration helloInterval,
        Duration deadInterval,
        Duration retransmitInterval,
        Duration transmitDelay,
        boolean mtuIgnore,
        boolean passive,
        boolean ttlSecurity,
        NeighborFilter neighbors,
        Optional<ConfiguredAddress> address,
        Authentication authentication) {

    public static final InterfaceType DEFAULT_TYPE = InterfaceType.BROADCAST;
    public static final int DEFAULT_COST = 10;
    public static final int DEFAULT_PRIORITY = 0;
    public static final Duration DEFAULT_HELLO_INTERVAL = Duration.ofSeconds(10);
    public static final Duration DEFAULT_DEAD_INTERVAL = Duration.ofSeconds(40);
    public static final Duration DEFAULT_RETRANSMIT_INTERVAL = Duration.ofSeconds(5);
    public static final Duration DEFAULT_TRANSMIT_DELAY = Duration.ofSeconds(1);

    public InterfaceConfig {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an interface needs a name");
        }
        requireRange("cost", cost, 1, 65535);
        requireRange("priority", priority, 0, 255);
        requireSeconds("hello-interval", helloInterval, 65535);
        requireSeconds("dead-interval", deadInterval, 65535);
        requireSeconds("retransmit-interval", retransmitInterval, 65535);
        requireSeconds("transmit-delay", transmitDelay, 3600);
        if (deadInterval.compareTo(helloInterval) <= 0) {
            throw new IllegalArgumentException("dead-interval " + deadInterval.toSeconds()
                    + " s must be more than hello-interval " + helloInterval.toSeconds() + " s");
        }
    }

    /** An interface whose address the daemon chooses. */
    public InterfaceConfig(
            String name,
            InterfaceType type,
            int cost,
            int priority,
            Duration helloInterval,
            Duration deadInterval,
            Duration retransmitInterval,
            Duration transmitDelay,
            boolean mtuIgnore,
            boolean passive,
            boolean ttlSecurity,
            NeighborFilter neighbors,
            Authentication authentication) {
        this(
                name,
                type,
                cost,
                priority,
                helloInterval,
                deadInterval,
                retransmitInterval,
                transmitDelay,
                mtuIgnore,
                passive,
                ttlSecurity,
                neighbors,
                Optional.empty(),
                authentication);
    }

    /** An interface that trusts whoever speaks on its network. */
    public InterfaceConfig(
            String name,
            InterfaceType type,
            int cost,
            int priority,
            Duration helloInterval,
            Duration deadInterval,
            Duration retransmitInterval,
            Duration transmitDelay,
            boolean mtuIgnore,
            boolean passive) {
        this(
                name,
                type,
                cost,
                priority,
                helloInterval,
                deadInterval,
                retransmitInterval,
                transmitDelay,
                mtuIgnore,
                passive,
                false,
                NeighborFilter.ANYBODY,
                Authentication.NONE);
    }

    /** An interface with every default. */
    public static InterfaceConfig named(String name) {
        return new InterfaceConfig(
                name,
                DEFAULT_TYPE,
                DEFAULT_COST,
                DEFAULT_PRIORITY,
                DEFAULT_HELLO_INTERVAL,
                DEFAULT_DEAD_INTERVAL,
                DEFAULT_RETRANSMIT_INTERVAL,
                DEFAULT_TRANSMIT_DELAY,
                false,
                false);
    }

    /** With which packets are sent, and with ttl-security received as well. */
    public int timeToLive() {
        return ttlSecurity ? TimeToLive.MAXIMUM : TimeToLive.LINK_LOCAL;
    }

    /** Whether a packet with so much of its TTL left is taken (RFC 5082 3). */
    public boolean takes(int timeToLive) {
        return !ttlSecurity || timeToLive == TimeToLive.MAXIMUM;
    }

    private static void requireSeconds(String what, Duration value, int most) {
        if (!value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException(what + " must be whole seconds, not " + value);
        }
        requireRange(what, value.toSeconds(), 1, most);
    }

    private static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
