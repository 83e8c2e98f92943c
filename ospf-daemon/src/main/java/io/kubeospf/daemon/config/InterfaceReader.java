package io.kubeospf.daemon.config;

import io.kubeospf.core.config.ConfiguredAddress;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.net.Ipv4Prefix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code interfaces}. */
final class InterfaceReader {
    private static final String KEY = "interfaces";
    private static final String ALLOW = "allow";
    private static final ScalarFormat<Duration> SECONDS = ScalarFormat.seconds(1, 65535);

    private final UniqueValues<String> names = new UniqueValues<>("interface");

    private final KeyFiles keyFiles;

    private InterfaceReader(KeyFiles keyFiles) {
        this.keyFiles = keyFiles;
    }

    static List<InterfaceConfig> readAll(Section top, KeyFiles keyFiles) {
        if (top.holdsEmptyList(KEY)) {
            top.problem(KEY, KEY + ": is empty; name an interface, or remove the key for the one of the default route");
        }
        return top.sections(KEY, "name: eth0", new InterfaceReader(keyFiles)::read)
                .orElse(List.of());
    }

    private Optional<InterfaceConfig> read(Section section) {
        Optional<String> name = readName(section);
        Timing timing = Timing.read(section);
        InterfaceConfig config = new InterfaceConfig(
                name.orElse("unnamed"),
                section.scalar(
                        "interface-type", ScalarFormat.word(InterfaceType.values()), InterfaceConfig.DEFAULT_TYPE),
                section.scalar("cost", ScalarFormat.wholeNumber(1, 65535), InterfaceConfig.DEFAULT_COST),
                section.scalar("priority", ScalarFormat.wholeNumber(0, 255), InterfaceConfig.DEFAULT_PRIORITY),
                timing.hello,
                timing.dead,
                section.scalar("retransmit-interval", SECONDS, InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL),
                section.scalar("transmit-delay", ScalarFormat.seconds(1, 3600), InterfaceConfig.DEFAULT_TRANSMIT_DELAY),
                section.scalar("mtu-ignore", ScalarFormat.truth(), false),
                section.scalar("passive", ScalarFormat.truth(), false),
                section.scalar("ttl-security", ScalarFormat.truth(), false),
                readNeighbors(section),
                section.scalar("address", ConfiguredAddress::parse),
                AuthenticationReader.read(section, keyFiles));
        checkAddress(config, section);
        section.end();
        return name.map(present -> config);
    }

    private static void checkAddress(InterfaceConfig config, Section section) {
        boolean host = config.address()
                .filter(address -> address.prefixLength().orElse(0) == Integer.SIZE)
                .isPresent();
        if (host && !config.passive() && config.type() == InterfaceType.BROADCAST) {
            section.problem(
                    "address",
                    "address: " + config.address().get() + " has no network that neighbors could be in; write the"
                            + " interface's address with its own prefix length, or set interface-type: point-to-point");
        }
    }

    private static NeighborFilter readNeighbors(Section ofInterface) {
        return ofInterface
                .section("neighbors", "{ allow: [192.168.100.0/24] }", section -> Optional.of(readFilter(section)))
                .orElse(NeighborFilter.ANYBODY);
    }

    private static NeighborFilter readFilter(Section section) {
        if (!section.has(ALLOW) || section.holdsEmptyList(ALLOW)) {
            section.problem(
                    ALLOW,
                    "allow: names nobody, so nobody could be a neighbor; write prefixes or addresses, such as"
                            + " [192.168.100.0/24]; or remove neighbors to allow anybody, or write passive: true to speak to"
                            + " nobody");
        }
        List<Ipv4Prefix> allowed =
                section.scalars(ALLOW, "[192.168.100.0/24, 192.168.100.1]", ScalarFormat::prefixOrAddress);
        section.end();
        return allowed.isEmpty() ? NeighborFilter.ANYBODY : new NeighborFilter(allowed);
    }

    private Optional<String> readName(Section section) {
        Optional<String> name = section.scalar("name", ScalarFormat::interfaceName);
        name.ifPresent(value -> names.add(section, "name", value));
        if (!section.has("name")) {
            section.problem("name: missing; write the interface's name, such as name: eth0");
        }
        return name;
    }

    /** The two intervals that must fit each other. */
    private record Timing(Duration hello, Duration dead) {
        private static final String HELLO = "hello-interval";
        private static final String DEAD = "dead-interval";

        static Timing read(Section section) {
            Duration hello = section.scalar(HELLO, SECONDS, InterfaceConfig.DEFAULT_HELLO_INTERVAL);
            Duration dead = section.scalar(DEAD, SECONDS, InterfaceConfig.DEFAULT_DEAD_INTERVAL);
            if (dead.compareTo(hello) > 0) {
                return new Timing(hello, dead);
            }
            String said = section.has(DEAD) ? "" : " (the default)";
            section.problem(
                    section.has(DEAD) ? DEAD : HELLO,
                    DEAD + ": " + dead.toSeconds() + said + " must be more than " + HELLO + ", which is "
                            + hello.toSeconds() + "; four times " + HELLO + " is usual");
            return new Timing(InterfaceConfig.DEFAULT_HELLO_INTERVAL, InterfaceConfig.DEFAULT_DEAD_INTERVAL);
        }
    }
}
