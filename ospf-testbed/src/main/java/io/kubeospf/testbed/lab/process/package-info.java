/** Programs that the lab runs, and their answers. Knows nothing of networks. */
@NullMarked
package io.kubeospf.testbed.lab.process;

import org.jspecify.annotations.NullMarked;
