/**
 * Events in words: each becomes one line on standard error, at a level, and a record of the past; lines that a neighbor can
 * provoke are held back when they repeat. {@link io.kubeospf.daemon.events.EventLog} takes events,
 * {@link io.kubeospf.daemon.events.OperatorLog} lines. Lines are written here and not through a logging framework: the format and
 * the level belong to the operator's contract, and the first line should not wait for a framework to start.
 */
@NullMarked
package io.kubeospf.daemon.events;

import org.jspecify.annotations.NullMarked;
