/**
 * OSPF packets as Ethernet frames and back. {@link io.kubeospf.daemon.transport.PacketTransport} is the front door: packets
 * pass through libpcap, which goes round the machine's IP stack, so this package does what that stack would do for IP protocol
 * 89: headers, checksums, fragments (RFC 791), group membership and the addresses of stations. Does not look into OSPF
 * packets.
 */
@NullMarked
package io.kubeospf.daemon.transport;

import org.jspecify.annotations.NullMarked;
