package io.kubeospf.core.origination;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.WithheldReason;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a route that is to be announced.
 *
 * @param withheld empty while it is advertised
 * @param leftTo the router that announces it in our place
 * @param lsa our LSA about the prefix, whether or not anybody hears of it
 * @param current whether that LSA says what the route says now
 * @param forwardingAddressUsable whether the LSA can carry the forwarding address that was asked for
 * @param acknowledgedBy the Full neighbors that have acknowledged the LSA
 */
public record Advertisement(
        ExternalRoute route,
        Optional<WithheldReason> withheld,
        Optional<RouterId> leftTo,
        Optional<LsaHeader> lsa,
        boolean current,
        boolean forwardingAddressUsable,
        List<RouterId> acknowledgedBy) {}
