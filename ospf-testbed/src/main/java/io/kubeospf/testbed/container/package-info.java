/**
 * The lab in containers, through Testcontainers: FRR in one, kube-ospf in another, on a network of their own. Where no engine
 * runs, one of its own is started.
 */
@NullMarked
package io.kubeospf.testbed.container;

import org.jspecify.annotations.NullMarked;
