package io.kubeospf.testbed.sim;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;

/**
 * One packet on its way from one interface to another.
 *
 * @param sender the router's name
 * @param receiver the router's name
 * @param latency how long it takes
 */
record Transmission(
        String sender,
        String receiver,
        String receivingInterface,
        Ipv4Address source,
        Ipv4Address destination,
        int timeToLive,
        Octets payload,
        Duration latency) {

    Transmission later(Duration delay) {
        return new Transmission(
                sender, receiver, receivingInterface, source, destination, timeToLive, payload, latency.plus(delay));
    }

    Transmission withPayload(Octets newPayload) {
        return new Transmission(
                sender, receiver, receivingInterface, source, destination, timeToLive, newPayload, latency);
    }
}
