package io.kubeospf.core.output;

/** Why a well-formed packet or LSA was not taken, with what an operator can do about it. */
public enum RefusalReason {
    UNKNOWN_INTERFACE("it arrived on an interface that OSPF does not run on", "add the interface to the configuration"),
    INTERFACE_DOWN("its interface is down for OSPF", "wait for the link, or look at the interface's address"),
    PASSIVE_INTERFACE("our interface is passive", "remove passive: true there if this router should be a neighbor"),
    TIME_TO_LIVE(
            "its TTL is not that of a packet sent on this network",
            "let its sender use ttl-security as well (BIRD: ttl security yes; FRR has no such setting), or do without it"
                    + " here"),
    OWN_ADDRESS(
            "its source is our own address",
            "find the other host that uses this address, or the loop that brings our packets back"),
    SOURCE_NETWORK("its source is outside the interface's network", "give both routers addresses in one network"),
    NEIGHBOR_NOT_ALLOWED(
            "its source is not among the neighbors that are allowed here",
            "add it to neighbors: { allow: [...] } if it should be one"),
    NOT_DESIGNATED_ROUTER(
            "it is for the Designated Router, which we are not", "nothing: other routers talk among themselves"),
    DESTINATION("its destination is not ours", "nothing, unless the network delivers packets to the wrong host"),
    AUTHENTICATION_TYPE("its authentication type differs", "configure the same authentication on both routers"),
    WRONG_PASSWORD("its password is not ours", "give both routers the same password"),
    UNKNOWN_KEY("its key id is none of ours", "give both routers keys of the same ids"),
    KEY_NOT_VALID("its key is not accepted at this time", "compare the clocks and the keys' times of both routers"),
    AUTHENTICATION_ALGORITHM("its algorithm is not that of the key", "give the key the same algorithm on both routers"),
    SEQUENCE_NUMBER(
            "its sequence number is too low: it was sent before, or its sender has started its numbers anew",
            "nothing, unless it lasts longer than dead-interval: then look for somebody who repeats packets"),
    WRONG_DIGEST("its digest is wrong", "give both routers the same key for this id"),
    AREA_MISMATCH("its area differs", "configure the same area on both routers"),
    NO_ROUTER_ID("its Router ID is 0.0.0.0, which names no router", "give the router an ID"),
    OWN_ROUTER_ID("its Router ID is ours", "set another router-id on one of the two routers"),
    NETWORK_MASK_MISMATCH("its network mask differs", "give both interfaces the same prefix length"),
    HELLO_INTERVAL_MISMATCH("its HelloInterval differs", "configure the same hello-interval on both routers"),
    DEAD_INTERVAL_MISMATCH("its RouterDeadInterval differs", "configure the same dead-interval on both routers"),
    AREA_TYPE_MISMATCH("its area type differs", "give the area the same type (normal, stub or nssa) on both routers"),
    TOO_MANY_NEIGHBORS(
            "there are as many neighbors as an interface has room for",
            "find out who sends Hellos of so many routers; authentication keeps them out"),
    UNKNOWN_NEIGHBOR(
            "its sender is not a neighbor: no Hello from it was accepted",
            "look why its Hellos do not arrive or are refused"),
    NEIGHBOR_STATE(
            "it does not fit the state of the neighbor",
            "nothing, unless it lasts: then compare what both routers say of the Designated Router"),
    MTU_MISMATCH("its MTU is larger than ours", "give both interfaces the same MTU, or set mtu-ignore: true"),
    LS_TYPE("its LS type is unknown or has no place in the area", "look which router originates it"),
    FOREIGN_ROUTER_LSA("it is a router-LSA in another router's name, which no router makes", "find out who sends it"),
    NO_ROOM_IN_OUR_NAME(
            "it is one of more LSAs in our name than are withdrawn at a time", "find out who makes them up");

    private final String sentence;
    private final String remedy;

    RefusalReason(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }

    /** To be read after "packet refused:". */
    @Override
    public String toString() {
        return sentence;
    }
}
