/** The five OSPF packets and their common header (RFC 2328 A.3). One format, one file; {@link io.kubeospf.core.packet.PacketCodec} joins them. */
@NullMarked
package io.kubeospf.core.packet;

import org.jspecify.annotations.NullMarked;
