/** Who wants which prefix announced, and what comes of it when several want the same. Knows nothing of how anybody asks. */
@NullMarked
package io.kubeospf.daemon.advertise;

import org.jspecify.annotations.NullMarked;
