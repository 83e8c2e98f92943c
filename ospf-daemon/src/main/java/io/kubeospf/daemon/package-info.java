/** The daemon, composed by hand: starts and stops what the packages below it offer, in order. */
@NullMarked
package io.kubeospf.daemon;

import org.jspecify.annotations.NullMarked;
