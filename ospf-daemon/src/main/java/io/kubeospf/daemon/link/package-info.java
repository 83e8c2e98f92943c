/**
 * What the kernel says of the machine's interfaces: their link, address and MTU, and when any of it changes. Asks by
 * rtnetlink (RFC 3549). Knows no OSPF.
 */
@NullMarked
package io.kubeospf.daemon.link;

import org.jspecify.annotations.NullMarked;
