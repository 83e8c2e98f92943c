package io.kubeospf.core.config;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import java.util.OptionalInt;

/**
 * The address of an interface that the operator wants OSPF to use.
 *
 * @param prefixLength 0 to 32; empty: the address with any prefix length
 */
public record ConfiguredAddress(Ipv4Address address, OptionalInt prefixLength) {

    public ConfiguredAddress {
        prefixLength.ifPresent(NetworkMask::ofPrefixLength);
    }

    /**
     * Reads {@code a.b.c.d} or {@code a.b.c.d/length}, where host bits are expected.
     *
     * @throws IllegalArgumentException when the text is neither; the message names what is expected
     */
    public static ConfiguredAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new ConfiguredAddress(hostAddress(text), OptionalInt.empty());
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not an address of an interface: write it as ip address shows it, such as 192.168.100.132/24");
        }
        return new ConfiguredAddress(hostAddress(text.substring(0, slash)), OptionalInt.of(Integer.parseInt(length)));
    }

    /** Whether the operator means this address. */
    public boolean matches(Ipv4Address candidate, int candidatePrefixLength) {
        return address.equals(candidate)
                && (prefixLength.isEmpty() || prefixLength.getAsInt() == candidatePrefixLength);
    }

    private static Ipv4Address hostAddress(String text) {
        Ipv4Address address = Ipv4Address.parse(text);
        if (address.isUnspecified() || address.isMulticast() || address.isLoopback()) {
            throw new IllegalArgumentException(
                    address + " cannot be the address of an interface that neighbors reach; write a unicast address");
        }
        return address;
    }

    /** As the file has it. */
    @Override
    public String toString() {
        return prefixLength.isPresent() ? address + "/" + prefixLength.getAsInt() : address.toString();
    }
}
