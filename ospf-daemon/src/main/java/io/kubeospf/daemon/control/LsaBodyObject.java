package io.kubeospf.daemon.control;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsa.TosMetric;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.Ipv4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An LSA's body, decoded, in the words of RFC 9129. What is only of routers from before RFC 2328 appears when it is there. */
final class LsaBodyObject {
    private static final Map<Integer, String> ROUTER_BITS = new TreeMap<>(Map.of(
            RouterLsa.BORDER,
            "abr-bit",
            RouterLsa.EXTERNAL,
            "asbr-bit",
            0x04,
            "vlink-end-bit",
            0x10,
            "nssa-bit",
            RouterLsa.HOST,
            "host-bit"));

    private LsaBodyObject() {}

    static JsonObject of(Lsa lsa) {
        LsaBody body = lsa.body();
        if (body instanceof RouterLsa router) {
            return new JsonObject()
                    .put("router-bits", bits(router.flags()))
                    .put(
                            "links",
                            router.links().stream().map(LsaBodyObject::link).toList());
        }
        if (body instanceof NetworkLsa network) {
            return new JsonObject()
                    .put("network-mask", network.mask())
                    .put("attached-routers", network.attachedRouters());
        }
        if (body instanceof SummaryLsa summary) {
            return withTos(
                    new JsonObject().put("network-mask", summary.mask()).put("metric", summary.metric()),
                    summary.tosMetrics());
        }
        if (body instanceof AsExternalLsa external) {
            return external(external);
        }
        if (body instanceof OpaqueLsa opaque) {
            int id = lsa.key().linkStateId().value();
            return new JsonObject()
                    .put("opaque-type", id >>> 24)
                    .put("opaque-id", id & 0xffffff)
                    .put("information", opaque.information());
        }
        if (body instanceof UnknownLsa unknown) {
            return new JsonObject().put("information", unknown.information());
        }
        throw new AssertionError(body);
    }

    private static List<String> bits(int flags) {
        List<String> words = new ArrayList<>();
        ROUTER_BITS.forEach((bit, word) -> {
            if ((flags & bit) != 0) {
                words.add(word);
            }
        });
        return words;
    }

    private static JsonObject link(RouterLink link) {
        JsonObject object = new JsonObject()
                .put("type", word(link.type()))
                .put("link-id", link.id())
                .put("link-data", new Ipv4Address(link.data()))
                .put("metric", link.metric());
        return withTos(object, link.tosMetrics());
    }

    private static String word(RouterLink.Type type) {
        return switch (type) {
            case POINT_TO_POINT -> "point-to-point-link";
            case TRANSIT -> "transit-network-link";
            case STUB -> "stub-network-link";
            case VIRTUAL -> "virtual-link";
        };
    }

    private static JsonObject withTos(JsonObject object, List<TosMetric> metrics) {
        if (!metrics.isEmpty()) {
            object.put(
                    "tos-metrics",
                    metrics.stream()
                            .map(tos -> new JsonObject().put("tos", tos.tos()).put("metric", tos.metric()))
                            .toList());
        }
        return object;
    }

    private static JsonObject external(AsExternalLsa external) {
        List<AsExternalLsa.Path> paths = external.paths();
        JsonObject object = path(new JsonObject().put("network-mask", external.mask()), paths.get(0));
        if (paths.size() > 1) {
            object.put(
                    "tos-paths",
                    paths.subList(1, paths.size()).stream()
                            .map(path -> path(new JsonObject().put("tos", path.tos()), path))
                            .toList());
        }
        return object;
    }

    private static JsonObject path(JsonObject object, AsExternalLsa.Path path) {
        return object.put("metric", path.metric())
                .put("metric-type", path.metricType() == ExternalMetricType.TYPE_1 ? 1 : 2)
                .put("forwarding-address", path.forwardingAddress())
                .put("external-route-tag", Integer.toUnsignedLong(path.routeTag()));
    }
}
