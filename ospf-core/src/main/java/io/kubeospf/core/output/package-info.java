/** All that leaves the speaker: packets to send, and events in words that operators, metrics and tests share. */
@NullMarked
package io.kubeospf.core.output;

import org.jspecify.annotations.NullMarked;
