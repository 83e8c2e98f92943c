/** RFC 2328 section 13: judge a received LSA, install it, spread it, acknowledge it, retransmit until acknowledged. */
@NullMarked
package io.kubeospf.core.flooding;

import org.jspecify.annotations.NullMarked;
