package io.kubeospf.daemon.transport;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.address.AddressChoice;
import io.kubeospf.daemon.link.Link;
import java.util.Optional;
import java.util.function.Function;

/** Whether an interface, as the machine has it now, can do what the configuration asks of it. */
sealed interface LinkVerdict {
    int LONGEST_PACKET = 65535;

    /** What the core asks of an MTU; every IPv4 host must take packets of this length (RFC 791 3.1). */
    int LEAST_MTU = 576;

    record Usable(Link link, LinkStatus.Up status) implements LinkVerdict {}

    /**
     * It may become usable without a change of the configuration.
     *
     * @param sentence the facts and the remedy; empty when the reason says all
     */
    record NotYet(LinkDownReason reason, String sentence) implements LinkVerdict {
        NotYet(LinkDownReason reason) {
            this(reason, "");
        }
    }

    /**
     * It is of a kind that cannot be used.
     *
     * @param reason what is wrong and what helps, a part of a sentence
     */
    record Unsupported(String reason) implements LinkVerdict {}

    /**
     * Judges.
     *
     * @param choice tells which address of the interface is used; asked only when nothing else is in the way
     */
    static LinkVerdict of(InterfaceConfig config, Optional<Link> found, Function<Link, AddressChoice> choice) {
        if (found.isEmpty()) {
            return new NotYet(LinkDownReason.NO_SUCH_INTERFACE);
        }
        Link link = found.get();
        if (!link.running()) {
            return new NotYet(LinkDownReason.NO_CARRIER);
        }
        if (!config.passive()) {
            Optional<Unsupported> unsupported = unsupportedLink(config, link);
            if (unsupported.isPresent()) {
                return unsupported.get();
            }
        }
        if (link.mtu() < LEAST_MTU) {
            return new Unsupported("its MTU is " + link.mtu() + "; raise it to " + LEAST_MTU + " or more");
        }
        return of(link, choice.apply(link));
    }

    /**
     * An interface that is configured by two of its names.
     *
     * @param first the other name in the configuration
     */
    static LinkVerdict sameInterface(String first, Link link) {
        return new Unsupported("it is the same interface as " + first + " (" + link.name() + ", index " + link.index()
                + "), which is configured as well; remove one of the two from interfaces");
    }

    private static LinkVerdict of(Link link, AddressChoice choice) {
        if (choice instanceof AddressChoice.Chosen chosen) {
            int mtu = Math.min(link.mtu(), LONGEST_PACKET);
            return new Usable(
                    link,
                    new LinkStatus.Up(
                            chosen.address().address(), chosen.address().mask(), mtu));
        }
        AddressChoice.NoneYet none = (AddressChoice.NoneYet) choice;
        return new NotYet(none.reason(), none.sentence());
    }

    private static Optional<Unsupported> unsupportedLink(InterfaceConfig config, Link link) {
        if (link.hardwareType() == Link.LOOPBACK) {
            return Optional.of(new Unsupported(
                    "it is a loopback interface; set passive: true to announce its network without neighbors"));
        }
        boolean ethernet =
                link.hardwareType() == Link.ETHERNET && link.macAddress().isPresent();
        if (!ethernet && config.type() != InterfaceType.POINT_TO_POINT) {
            return Optional.of(
                    new Unsupported("its interface-type is " + config.type() + ", but it has no MAC addresses"
                            + " (ARP hardware type " + link.hardwareType() + ", as tunnels have); set interface-type:"
                            + " point-to-point, or passive: true to announce its network without neighbors"));
        }
        return Optional.empty();
    }
}
