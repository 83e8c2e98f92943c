package io.kubeospf.core.adjacency;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.RouterId;
import java.util.Optional;

/**
 * Who has sent a packet.
 *
 * @param address the source in its IP header
 * @param routerId the Router ID in its OSPF header
 * @param station where unicast to the sender goes by this packet; empty when it does not tell
 */
public record PacketSender(Ipv4Address address, RouterId routerId, Optional<LinkLayerAddress> station) {}
