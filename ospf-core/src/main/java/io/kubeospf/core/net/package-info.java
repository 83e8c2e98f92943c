/** Numbers of 32 bits with a meaning each: addresses, prefixes, masks, and the identifiers of OSPF. Knows no octets on a wire. */
@NullMarked
package io.kubeospf.core.net;

import org.jspecify.annotations.NullMarked;
