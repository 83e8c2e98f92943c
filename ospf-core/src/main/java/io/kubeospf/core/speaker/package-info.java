/** The one entry to the protocol. {@link io.kubeospf.core.speaker.Speaker} takes inputs and the time and returns outputs; it also fixes the order of work after each input. */
@NullMarked
package io.kubeospf.core.speaker;

import org.jspecify.annotations.NullMarked;
