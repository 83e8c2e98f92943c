/** Which routers can be reached, by what the database says (RFC 2328 16.1). */
@NullMarked
package io.kubeospf.core.spf;

import org.jspecify.annotations.NullMarked;
