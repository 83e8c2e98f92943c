/** What a client asks of a cluster's services, and who answers: pods behind a node's kube-proxy rules. */
@NullMarked
package io.kubeospf.testbed.lab.traffic;

import org.jspecify.annotations.NullMarked;
