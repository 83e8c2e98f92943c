/** A link state advertisement: header, bodies, checksum, and which of two instances is newer (RFC 2328 A.4, 12.1, 13.1). One format, one file. */
@NullMarked
package io.kubeospf.core.lsa;

import org.jspecify.annotations.NullMarked;
