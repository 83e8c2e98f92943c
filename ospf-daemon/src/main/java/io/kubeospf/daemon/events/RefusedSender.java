package io.kubeospf.daemon.events;

import io.kubeospf.core.net.Ipv4Address;
import java.time.Instant;

/**
 * A router that was heard and of which something was not taken.
 *
 * @param reason of the last time: what was wrong, both values where two are compared, and the remedy
 * @param last when that was, by the speaker's clock
 * @param count how often something of it was not taken, for whatever reason
 */
public record RefusedSender(String interfaceName, Ipv4Address address, String reason, Instant last, long count) {}
