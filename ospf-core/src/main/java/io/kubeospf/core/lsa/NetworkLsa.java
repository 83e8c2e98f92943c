package io.kubeospf.core.lsa;

import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A broadcast network and the routers on it, told by its Designated Router (RFC 2328 A.4.3).
 *
 * <pre>
 * |                         Network Mask                          |
 * |                     Attached Router ...                       |
 * </pre>
 */
public record NetworkLsa(NetworkMask mask, List<RouterId> attachedRouters) implements LsaBody {

    public NetworkLsa {
        attachedRouters = List.copyOf(attachedRouters);
    }

    static NetworkLsa readFrom(WireReader reader) throws MalformedPacketException {
        NetworkMask mask = new NetworkMask(reader.read32());
        List<RouterId> attachedRouters = new ArrayList<>();
        while (reader.remaining() > 0) {
            attachedRouters.add(new RouterId(reader.read32()));
        }
        return new NetworkLsa(mask, attachedRouters);
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write32(mask.value());
        attachedRouters.forEach(router -> writer.write32(router.value()));
    }
}
