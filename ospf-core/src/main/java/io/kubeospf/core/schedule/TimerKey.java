package io.kubeospf.core.schedule;

import io.kubeospf.core.lsa.ScopedLsaKey;

/** Every timer of the protocol. */
public sealed interface TimerKey {

    /** The next Hello of an interface (RFC 2328 9.5). */
    record HelloTimer(String interfaceName) implements TimerKey {}

    /** The end of the Waiting state (RFC 2328 9.1). */
    record WaitTimer(String interfaceName) implements TimerKey {}

    /** No Hello from a neighbor for RouterDeadInterval (RFC 2328 10.2). */
    record InactivityTimer(NeighborKey neighbor) implements TimerKey {}

    /** A Database Description is unanswered (RFC 2328 10.8). */
    record DatabaseDescriptionTimer(NeighborKey neighbor) implements TimerKey {}

    /** A Link State Request is unanswered (RFC 2328 10.9). */
    record LinkStateRequestTimer(NeighborKey neighbor) implements TimerKey {}

    /** LSAs sent to a neighbor are unacknowledged (RFC 2328 13.6). */
    record LinkStateUpdateTimer(NeighborKey neighbor) implements TimerKey {}

    /** The database exchange with a neighbor should have advanced by now. */
    record ExchangeProgressTimer(NeighborKey neighbor) implements TimerKey {}

    /** Delayed acknowledgments of an interface go out (RFC 2328 13.5). */
    record DelayedAcknowledgmentTimer(String interfaceName) implements TimerKey {}

    /** An LSA in the database reaches MaxAge (RFC 2328 14). */
    record MaxAgeTimer(ScopedLsaKey lsa) implements TimerKey {}

    /** An LSA at MaxAge may leave the database (RFC 2328 14). */
    record RemovalTimer(ScopedLsaKey lsa) implements TimerKey {}

    /** An own LSA is to be looked at again: refresh, or MinLSInterval is over (RFC 2328 12.4). */
    record OriginationTimer(ScopedLsaKey lsa) implements TimerKey {}

    /** LSAs that were held back may be originated. */
    record OriginationHoldTimer() implements TimerKey {}

    /** Other routers' LSAs may be searched again for some that make own ones needless (RFC 2328 12.4.4.1). */
    record EquivalentExternalsTimer() implements TimerKey {}

    /** The speaker has waited long enough for acknowledgments of its goodbye. */
    record StopTimer() implements TimerKey {}
}
