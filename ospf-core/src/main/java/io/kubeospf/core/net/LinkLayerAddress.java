package io.kubeospf.core.net;

/**
 * Where a host is on its network, below IP. The speaker compares such addresses and hands them back; what is in them is the
 * business of whoever carries packets.
 */
public record LinkLayerAddress(long value) {}
