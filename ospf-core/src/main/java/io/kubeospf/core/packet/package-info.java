/**
 * The five OSPF packets and their common header (RFC 2328 A.3). One format, one file; {@link io.kubeospf.core.packet.PacketCodec}
 * joins them. {@link io.kubeospf.core.packet.Authentication} is how routers know each other's packets (RFC 2328 D, RFC 5709), and
 * {@link io.kubeospf.core.packet.PacketSeal} what that looks like on the wire.
 */
@NullMarked
package io.kubeospf.core.packet;

import org.jspecify.annotations.NullMarked;
