/** Bounds-checked big-endian octets, and what can be wrong with them. Knows nothing of OSPF's formats. */
@NullMarked
package io.kubeospf.core.wire;

import org.jspecify.annotations.NullMarked;
