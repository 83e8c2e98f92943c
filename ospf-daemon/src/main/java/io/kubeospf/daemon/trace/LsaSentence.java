package io.kubeospf.daemon.trace;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;

/** An LSA in words. */
final class LsaSentence {
    /** The bits of the options field from the lowest (RFC 2328 A.2, RFC 4576, RFC 5250, RFC 5613). */
    private static final String[] OPTION_NAMES = {"MT", "E", "MC", "N/P", "L", "DC", "O", "DN"};

    /** The bits of a router-LSA from the lowest (RFC 2328 A.4.2, RFC 3101, RFC 8770). */
    private static final String[] ROUTER_BIT_NAMES = {"B", "E", "V", "W", "Nt", "0x20", "0x40", "H"};

    private LsaSentence() {}

    static String of(Lsa lsa) {
        return of(lsa.header()) + ", " + body(lsa.body());
    }

    static String of(LsaHeader header) {
        return header.key() + ", sequence number " + header.sequenceNumber() + ", age " + header.seconds()
                + (header.doesNotAge() ? " (DoNotAge)" : "") + ", options " + of(header.options()) + ", checksum "
                + "0x%04x".formatted(header.checksum()) + ", " + header.length() + " octets";
    }

    static String of(Options options) {
        return bits(options.bits(), OPTION_NAMES);
    }

    private static String body(LsaBody body) {
        if (body instanceof RouterLsa router) {
            return "bits " + bits(router.flags(), ROUTER_BIT_NAMES) + ", links "
                    + (router.links().isEmpty() ? "none" : Listing.of(router.links(), " + ", LsaSentence::link));
        }
        if (body instanceof NetworkLsa network) {
            return "mask " + network.mask() + ", attached "
                    + Listing.of(network.attachedRouters(), " ", RouterId::toString);
        }
        if (body instanceof SummaryLsa summary) {
            return "mask " + summary.mask() + ", metric " + summary.metric();
        }
        if (body instanceof AsExternalLsa external) {
            return "mask " + external.mask() + ", " + Listing.of(external.paths(), " + ", LsaSentence::path);
        }
        if (body instanceof OpaqueLsa opaque) {
            return octets(opaque.information());
        }
        if (body instanceof UnknownLsa unknown) {
            return octets(unknown.information());
        }
        throw new AssertionError(body);
    }

    private static String link(RouterLink link) {
        String end = switch (link.type()) {
            case POINT_TO_POINT -> "point-to-point " + link.id() + " data " + new Ipv4Address(link.data());
            case TRANSIT -> "transit " + link.id() + " data " + new Ipv4Address(link.data());
            case STUB -> "stub " + link.id() + " mask " + new NetworkMask(link.data());
            case VIRTUAL -> "virtual " + link.id() + " data " + new Ipv4Address(link.data());
        };
        return end + " metric " + link.metric();
    }

    private static String path(AsExternalLsa.Path path) {
        return "metric " + path.metric() + " type " + (path.metricType() == ExternalMetricType.TYPE_1 ? 1 : 2)
                + (path.tos() == 0 ? "" : " TOS " + path.tos()) + ", forwarding address " + path.forwardingAddress()
                + ", tag " + Integer.toUnsignedString(path.routeTag());
    }

    private static String octets(Octets information) {
        return information.length() + " octets that are not decoded";
    }

    private static String bits(int value, String[] names) {
        StringBuilder set = new StringBuilder();
        for (int bit = 0; bit < names.length; bit++) {
            if ((value & 1 << bit) != 0) {
                set.append(set.length() == 0 ? "" : " ").append(names[bit]);
            }
        }
        return set.length() == 0 ? "none" : set.toString();
    }
}
