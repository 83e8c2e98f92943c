package io.kubeospf.core.config;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From which addresses packets are taken. Who is on the network can send from any address, so this keeps out mistakes more than attacks.
 *
 * @param allowed at least one prefix
 */
public record NeighborFilter(List<Ipv4Prefix> allowed) {
    public static final NeighborFilter ANYBODY = new NeighborFilter(List.of(Ipv4Prefix.parse("0.0.0.0/0")));

    public NeighborFilter {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("nobody could be a neighbor");
        }
        allowed = List.copyOf(allowed);
    }

    public boolean allows(Ipv4Address source) {
        return allowed.stream().anyMatch(prefix -> prefix.contains(source));
    }

    /** Whether there is an address in the network that is allowed. */
    public boolean allowsAnyOf(Ipv4Prefix network) {
        return allowed.stream()
                .anyMatch(prefix -> prefix.contains(network.address()) || network.contains(prefix.address()));
    }

    /** The prefixes, or the word anybody. */
    @Override
    public String toString() {
        return equals(ANYBODY)
                ? "anybody"
                : allowed.stream().map(Ipv4Prefix::toString).collect(Collectors.joining(", "));
    }
}
