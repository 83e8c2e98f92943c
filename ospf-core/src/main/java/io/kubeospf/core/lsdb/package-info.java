/** The link state database and the age of its entries (RFC 2328 12.2, 14). */
@NullMarked
package io.kubeospf.core.lsdb;

import org.jspecify.annotations.NullMarked;
