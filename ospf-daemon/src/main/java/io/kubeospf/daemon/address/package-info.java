/** Decides which of an interface's IPv4 addresses OSPF uses. */
@NullMarked
package io.kubeospf.daemon.address;

import org.jspecify.annotations.NullMarked;
