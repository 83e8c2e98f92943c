/**
 * The right to speak OSPF on an interface of this machine: one process has it, because two speakers with one address reset each other's
 * adjacencies. Finds speakers of other programs (ospfd, bird) by what they leave in the kernel.
 */
@NullMarked
package io.kubeospf.daemon.claim;

import org.jspecify.annotations.NullMarked;
