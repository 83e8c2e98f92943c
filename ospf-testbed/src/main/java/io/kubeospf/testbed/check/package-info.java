/** What must hold of a simulation that has come to rest, each rule a class of its own, apart from the simulator. */
@NullMarked
package io.kubeospf.testbed.check;

import org.jspecify.annotations.NullMarked;
