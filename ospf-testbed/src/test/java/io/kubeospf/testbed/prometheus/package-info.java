/** Whether the packaged alerts fire when they must, and only then. */
@NullMarked
package io.kubeospf.testbed.prometheus;

import org.jspecify.annotations.NullMarked;
