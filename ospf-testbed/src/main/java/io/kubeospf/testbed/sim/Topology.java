package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import java.util.List;

/** Which routers there are and which networks join them. */
public record Topology(List<RouterPlan> routers, List<SegmentPlan> segments) {
    /** Of every network. */
    public static final NetworkMask MASK = NetworkMask.ofPrefixLength(24);

    public Topology {
        routers = List.copyOf(routers);
        segments = List.copyOf(segments);
    }

    /** The interfaces on a segment. */
    public List<Attachment> attachments(int segment) {
        return routers.stream()
                .flatMap(router -> router.attachments().stream())
                .filter(attachment -> attachment.segment() == segment)
                .toList();
    }

    /** A router, its interfaces in the order of its configuration, and what it announces from the start. */
    public record RouterPlan(RouterConfig config, List<Attachment> attachments) {
        public RouterPlan {
            attachments = List.copyOf(attachments);
        }

        public String name() {
            return config.routerId().toString();
        }

        Attachment attachment(String interfaceName) {
            return attachments.stream()
                    .filter(attachment -> attachment.interfaceName().equals(interfaceName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name() + " has no " + interfaceName));
        }
    }

    /** An interface on a segment. */
    public record Attachment(InterfaceConfig config, int segment, Ipv4Address address, int mtu) {
        public String interfaceName() {
            return config.name();
        }
    }

    /** A network of one kind; a point-to-point network has two routers. */
    public record SegmentPlan(InterfaceType type) {}
}
