package io.kubeospf.daemon.events;

/**
 * An interface had no neighbor for a dead interval.
 *
 * @param reason in the words of {@code show neighbors}
 */
public record NoNeighbor(String interfaceName, String reason) {}
