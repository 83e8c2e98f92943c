/** Prometheus in the lab, and the alerts of the package that it is to judge. */
@NullMarked
package io.kubeospf.testbed.prometheus;

import org.jspecify.annotations.NullMarked;
