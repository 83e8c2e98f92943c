/** Routers of FRR and BIRD, the LANs between them, and what they know. */
@NullMarked
package io.kubeospf.testbed.lab.router;

import org.jspecify.annotations.NullMarked;
