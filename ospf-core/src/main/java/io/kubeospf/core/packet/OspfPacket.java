package io.kubeospf.core.packet;

import io.kubeospf.core.wire.WireWriter;

/** What an OSPF packet says, after the common header. */
public sealed interface OspfPacket
        permits Hello, DatabaseDescription, LinkStateRequest, LinkStateUpdate, LinkStateAcknowledgment {

    PacketType type();

    void writeTo(WireWriter writer);
}
