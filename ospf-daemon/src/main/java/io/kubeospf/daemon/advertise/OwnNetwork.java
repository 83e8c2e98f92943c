package io.kubeospf.daemon.advertise;

import io.kubeospf.core.net.Ipv4Prefix;

/** A network to which an OSPF interface of this node is attached. */
public record OwnNetwork(String interfaceName, Ipv4Prefix prefix) {}
