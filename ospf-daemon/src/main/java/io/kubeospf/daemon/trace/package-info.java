/**
 * Packet traces: each OSPF packet that is sent or received, decoded, in one readable line. Beside the speaker and on the packets'
 * octets, so that the trace shows what was on the wire.
 */
@NullMarked
package io.kubeospf.daemon.trace;

import org.jspecify.annotations.NullMarked;
