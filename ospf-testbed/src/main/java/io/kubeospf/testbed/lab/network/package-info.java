/** One lab on this machine: its directory, its hosts and switches, and what crosses them. Knows nothing of routing. */
@NullMarked
package io.kubeospf.testbed.lab.network;

import org.jspecify.annotations.NullMarked;
