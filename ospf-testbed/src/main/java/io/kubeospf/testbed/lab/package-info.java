/** A laboratory of real routers: network namespaces, FRR, and the daemon as its users start it. Needs root. */
@NullMarked
package io.kubeospf.testbed.lab;

import org.jspecify.annotations.NullMarked;
