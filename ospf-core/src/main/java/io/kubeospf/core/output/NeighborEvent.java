package io.kubeospf.core.output;

/** What can happen to a neighbor (RFC 2328 10.2), and what we add. */
public enum NeighborEvent {
    HELLO_RECEIVED("HelloReceived"),
    START("Start"),
    TWO_WAY_RECEIVED("2-WayReceived"),
    NEGOTIATION_DONE("NegotiationDone"),
    EXCHANGE_DONE("ExchangeDone"),
    BAD_LS_REQUEST("BadLSReq"),
    LOADING_DONE("LoadingDone"),
    ADJ_OK("AdjOK?"),
    SEQUENCE_NUMBER_MISMATCH("SeqNumberMismatch"),
    ONE_WAY_RECEIVED("1-WayReceived"),
    KILL_NEIGHBOR("KillNbr"),
    INACTIVITY_TIMER("InactivityTimer"),
    LL_DOWN("LLDown"),

    /** Not of RFC 2328: the exchange does not advance, or the neighbor is not Full with us. */
    EXCHANGE_STALLED("ExchangeStalled");

    private final String word;

    NeighborEvent(String word) {
        this.word = word;
    }

    /** The RFC's name, where it has one. */
    @Override
    public String toString() {
        return word;
    }
}
