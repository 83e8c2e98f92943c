package io.kubeospf.daemon.address;

import io.kubeospf.core.config.ConfiguredAddress;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.link.InterfaceAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides which of an interface's addresses OSPF uses. Pure.
 *
 * <p>The configured address and no other, if there is one. Else the address in use stays in use as long as the interface has
 * it, unless neighbors are found only in the network of another. Else, in this order: an address whose network other hosts can
 * be in; one that is not deprecated; one that is not secondary; one in the network of the address used before; the source of
 * the default route; the first in the kernel's order.
 */
public final class AddressSelection {
    private final InterfaceConfig config;
    private final List<InterfaceAddress> all;
    private final List<InterfaceAddress> usable;
    private final Optional<Ipv4Address> defaultRouteSource;
    private final AddressHistory history;

    private AddressSelection(
            InterfaceConfig config,
            List<InterfaceAddress> all,
            Optional<Ipv4Address> defaultRouteSource,
            AddressHistory history) {
        this.config = config;
        this.all = all;
        this.usable = all.stream().filter(this::isUsable).toList();
        this.defaultRouteSource = defaultRouteSource;
        this.history = history;
    }

    /** The address of an interface that has not been used yet. */
    public static AddressChoice first(
            InterfaceConfig config, List<InterfaceAddress> addresses, Optional<Ipv4Address> defaultRouteSource) {
        return choose(config, addresses, defaultRouteSource, AddressHistory.NONE);
    }

    static AddressChoice choose(
            InterfaceConfig config,
            List<InterfaceAddress> addresses,
            Optional<Ipv4Address> defaultRouteSource,
            AddressHistory history) {
        return new AddressSelection(config, addresses, defaultRouteSource, history).choose();
    }

    /** Whether routers elsewhere may know the address: as a Router ID it would name the router to all of them. */
    public static boolean mayNameRouter(InterfaceAddress address) {
        return AddressKind.of(address) != AddressKind.LINK_LOCAL;
    }

    private AddressChoice choose() {
        if (usable.isEmpty()) {
            return noneYet();
        }
        InterfaceAddress best = usable.stream().min(order()).orElseThrow();
        Optional<InterfaceAddress> present = history.present().flatMap(this::stillUsable);
        if (present.isPresent()) {
            return stayOrLeave(present.get(), best);
        }
        return chosen(best, reasonAfterLoss(best));
    }

    private AddressChoice stayOrLeave(InterfaceAddress present, InterfaceAddress best) {
        AddressKind kind = AddressKind.of(present);
        if (kind.compareTo(AddressKind.of(best)) > 0) {
            return chosen(best, AddressReason.BETTER_KIND);
        }
        if (history.working()) {
            return chosen(present, AddressReason.KEPT);
        }
        Optional<InterfaceAddress> proven =
                history.proven().flatMap(this::stillUsable).filter(address -> !address.sameAs(present));
        if (proven.isPresent()) {
            return chosen(proven.get(), AddressReason.RETURNED);
        }
        if (history.silent()) {
            Optional<InterfaceAddress> audible = usable.stream()
                    .filter(other -> AddressKind.of(other) == kind && isPreferred(other))
                    .filter(other -> history.hearsIn(other) && !other.reaches(present.address()))
                    .min(order());
            if (audible.isPresent()) {
                return chosen(audible.get(), AddressReason.NEIGHBORS);
            }
        }
        return chosen(present, AddressReason.KEPT);
    }

    private AddressReason reasonAfterLoss(InterfaceAddress best) {
        if (history.present().isEmpty()) {
            return isDefaultRouteSource(best) ? AddressReason.DEFAULT_ROUTE : AddressReason.FIRST;
        }
        InterfaceAddress lost = history.present().get();
        if (best.sameAs(lost)) {
            return AddressReason.KEPT;
        }
        if (best.address().equals(lost.address())) {
            return AddressReason.PREFIX_LENGTH;
        }
        return all.stream().anyMatch(lost::sameAs) ? AddressReason.NOT_SERVING : AddressReason.REMOVED;
    }

    private AddressChoice chosen(InterfaceAddress address, AddressReason reason) {
        return new AddressChoice.Chosen(address, config.address().isPresent() ? AddressReason.CONFIGURED : reason);
    }

    private Comparator<InterfaceAddress> order() {
        return Comparator.comparing(AddressKind::of)
                .thenComparing(not(this::isPreferred))
                .thenComparing(not(this::isSuccessor))
                .thenComparing(not(this::isDefaultRouteSource));
    }

    private static Comparator<InterfaceAddress> not(Predicate<InterfaceAddress> quality) {
        return Comparator.comparing(quality::test, Comparator.reverseOrder());
    }

    private boolean isPreferred(InterfaceAddress address) {
        return !address.has(InterfaceAddress.DEPRECATED) && !address.has(InterfaceAddress.SECONDARY);
    }

    /** Neighbors of the address used before are in the same network. */
    private boolean isSuccessor(InterfaceAddress address) {
        return history.present()
                .filter(before -> address.reaches(before.address()))
                .isPresent();
    }

    private boolean isDefaultRouteSource(InterfaceAddress address) {
        return defaultRouteSource.filter(address.address()::equals).isPresent();
    }

    private Optional<InterfaceAddress> stillUsable(InterfaceAddress before) {
        return usable.stream().filter(before::sameAs).findFirst();
    }

    private boolean isUsable(InterfaceAddress address) {
        AddressKind kind = AddressKind.of(address);
        if (config.address().isEmpty()) {
            return kind.serves(config);
        }
        boolean wanted = config.address().get().matches(address.address(), address.prefixLength());
        boolean insistedOn = kind == AddressKind.LINK_LOCAL && !config.passive();
        return wanted && (kind.serves(config) || insistedOn);
    }

    private AddressChoice noneYet() {
        List<InterfaceAddress> reachable = all.stream()
                .filter(address -> AddressKind.of(address) != AddressKind.UNUSABLE)
                .toList();
        if (reachable.isEmpty() && config.address().isEmpty()) {
            return new AddressChoice.NoneYet(
                    LinkDownReason.NO_ADDRESS, "it has no IPv4 address; add one with ip address add");
        }
        String list = reachable.isEmpty()
                ? "no IPv4 address"
                : reachable.stream().map(InterfaceAddress::toString).collect(Collectors.joining(", "));
        Optional<ConfiguredAddress> wanted = config.address()
                .filter(address ->
                        all.stream().noneMatch(there -> address.matches(there.address(), there.prefixLength())));
        if (wanted.isPresent()) {
            return new AddressChoice.NoneYet(
                    LinkDownReason.CONFIGURED_ADDRESS_ABSENT,
                    "address " + wanted.get() + " is configured, and it has " + list
                            + "; add the address, or change address in the configuration");
        }
        if (reachable.stream().anyMatch(address -> AddressKind.of(address) == AddressKind.HOST)) {
            return new AddressChoice.NoneYet(
                    LinkDownReason.HOST_ADDRESS,
                    "it has only " + list + ", and neighbors must be in the network of the address (RFC 2328 8.2); add"
                            + " the interface's own address, such as with a /24, or set interface-type: point-to-point");
        }
        return new AddressChoice.NoneYet(
                LinkDownReason.LINK_LOCAL_ADDRESS,
                "it has only " + list
                        + ", which is of no use beyond the link (RFC 3927 2.7); look at the DHCP client, or"
                        + " add the interface's own address");
    }
}
