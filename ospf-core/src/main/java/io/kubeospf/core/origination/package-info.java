/** The LSAs that this router wants in the database, held against those that are there (RFC 2328 12.4, 14.1). */
@NullMarked
package io.kubeospf.core.origination;

import org.jspecify.annotations.NullMarked;
