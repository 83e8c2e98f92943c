/** What is due later ({@link io.kubeospf.core.schedule.TimerQueue}), named by {@link io.kubeospf.core.schedule.TimerKey}: every timer of the protocol stands there. */
@NullMarked
package io.kubeospf.core.schedule;

import org.jspecify.annotations.NullMarked;
