package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.NetworkMask;
import java.util.stream.Collectors;

/** LSAs in the words of {@link LsaDraft}. */
final class LsaText {
    private LsaText() {}

    static String of(LsaKey key) {
        return LsaTypeWords.of(key.type()) + " " + key.linkStateId() + " by " + key.advertisingRouter();
    }

    static String of(LsaHeader header) {
        return of(header.key()) + instance(header);
    }

    static String of(Lsa lsa) {
        LsaHeader header = lsa.header();
        return LsaTypeWords.of(header.type()) + " " + header.linkStateId() + mask(lsa) + " by "
                + header.advertisingRouter() + instance(header) + contents(lsa.body());
    }

    private static String instance(LsaHeader header) {
        String options = header.options().equals(Options.EXTERNAL_ROUTING) ? "" : " options " + header.options();
        return " sequence " + header.sequenceNumber() + " age " + header.seconds()
                + (header.doesNotAge() ? " do-not-age" : "") + options;
    }

    private static String mask(Lsa lsa) {
        if (lsa.body() instanceof NetworkLsa network) {
            return length(network.mask());
        } else if (lsa.body() instanceof SummaryLsa summary && lsa.key().type().equals(LsType.SUMMARY_NETWORK)) {
            return length(summary.mask());
        } else if (lsa.body() instanceof AsExternalLsa external) {
            return length(external.mask());
        }
        return "";
    }

    /** The prefix length with its slash, or the mask when it has holes. */
    static String length(NetworkMask mask) {
        return mask.prefixLength().isPresent() ? "/" + mask.prefixLength().getAsInt() : " mask " + mask;
    }

    private static String contents(LsaBody body) {
        if (body instanceof RouterLsa router) {
            return flags(router)
                    + router.links().stream()
                            .map(link -> " " + LinkText.of(link))
                            .collect(Collectors.joining());
        } else if (body instanceof NetworkLsa network) {
            return network.attachedRouters().stream()
                    .map(router -> " attached " + router)
                    .collect(Collectors.joining());
        } else if (body instanceof SummaryLsa summary) {
            return " metric " + summary.metric();
        } else if (body instanceof AsExternalLsa external) {
            return path(external.paths().get(0));
        } else if (body instanceof OpaqueLsa opaque) {
            return " information " + opaque.information();
        } else if (body instanceof UnknownLsa unknown) {
            return " information " + unknown.information();
        }
        throw new AssertionError(body);
    }

    private static String flags(RouterLsa router) {
        return ((router.flags() & RouterLsa.BORDER) != 0 ? " abr" : "")
                + ((router.flags() & RouterLsa.EXTERNAL) != 0 ? " asbr" : "")
                + ((router.flags() & RouterLsa.HOST) != 0 ? " host" : "");
    }

    private static String path(AsExternalLsa.Path path) {
        return " metric " + path.metric()
                + (path.metricType() == ExternalMetricType.TYPE_1 ? " type-1" : "")
                + (path.routeTag() != 0 ? " tag " + path.routeTag() : "")
                + (path.forwardingAddress().isUnspecified() ? "" : " forwarding " + path.forwardingAddress());
    }
}
