package io.kubeospf.daemon.transport;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.link.Link;
import java.util.Optional;

/** Whether an interface, as the machine has it now, can do what the configuration asks of it. */
sealed interface LinkVerdict {
    int LONGEST_PACKET = 65535;

    /** What the core asks of an MTU; every IPv4 host must take packets of this length (RFC 791 3.1). */
    int LEAST_MTU = 576;

    record Usable(Link link, LinkStatus.Up status) implements LinkVerdict {}

    /** It may become usable without a change of the configuration. */
    record NotYet(LinkDownReason reason) implements LinkVerdict {}

    /**
     * It is of a kind that cannot be used.
     *
     * @param reason what is wrong and what helps, a part of a sentence
     */
    record Unsupported(String reason) implements LinkVerdict {}

    static LinkVerdict of(InterfaceConfig config, Optional<Link> found) {
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
        return link.primary()
                .<LinkVerdict>map(primary -> new Usable(
                        link,
                        new LinkStatus.Up(primary.address(), primary.mask(), Math.min(link.mtu(), LONGEST_PACKET))))
                .orElseGet(() -> new NotYet(LinkDownReason.NO_ADDRESS));
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
