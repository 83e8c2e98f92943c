package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;

/** A link of a router-LSA in words: {@code link stub 10.0.0.0/24 cost 10}. */
final class LinkText {
    private LinkText() {}

    static RouterLink read(Words words) {
        String type = words.take("stub, transit or point-to-point");
        return switch (type) {
            case "stub" -> {
                Ipv4Prefix prefix = words.take("a prefix", Ipv4Prefix::parse);
                yield RouterLink.stub(prefix.address(), prefix.mask(), cost(words));
            }
            case "transit" -> RouterLink.transit(words.address(), ownAddress(words), cost(words));
            case "point-to-point" -> RouterLink.pointToPoint(words.routerId(), ownAddress(words), cost(words));
            default ->
                throw new ScenarioSyntaxException(
                        words.place(), "expected stub, transit or point-to-point, found '" + type + "'");
        };
    }

    private static Ipv4Address ownAddress(Words words) {
        words.require("address");
        return words.address();
    }

    private static int cost(Words words) {
        words.require("cost");
        return words.number();
    }

    static String of(RouterLink link) {
        return switch (link.type()) {
            case STUB ->
                "link stub " + link.id() + LsaText.length(new NetworkMask(link.data())) + " cost " + link.metric();
            case TRANSIT -> "link transit " + toAddress(link);
            case POINT_TO_POINT -> "link point-to-point " + toAddress(link);
            case VIRTUAL -> "link virtual " + toAddress(link);
        };
    }

    private static String toAddress(RouterLink link) {
        return link.id() + " address " + new Ipv4Address(link.data()) + " cost " + link.metric();
    }
}
