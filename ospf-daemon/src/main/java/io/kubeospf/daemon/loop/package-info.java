/**
 * The one thread that owns the {@link io.kubeospf.core.speaker.Speaker}, and its mailbox. Others look at its
 * latest view, or have the thread answer commands and questions. Knows neither where inputs come from nor where outputs go.
 */
@NullMarked
package io.kubeospf.daemon.loop;

import org.jspecify.annotations.NullMarked;
