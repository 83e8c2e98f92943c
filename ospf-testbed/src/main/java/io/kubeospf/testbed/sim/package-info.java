/**
 * Any number of real speakers on simulated networks, in virtual time, under one seed. Faults are wrappers around the network.
 */
@NullMarked
package io.kubeospf.testbed.sim;

import org.jspecify.annotations.NullMarked;
