/** The Grafana dashboard of the package, as a list of what it asks Prometheus. */
@NullMarked
package io.kubeospf.testbed.dashboard;

import org.jspecify.annotations.NullMarked;
