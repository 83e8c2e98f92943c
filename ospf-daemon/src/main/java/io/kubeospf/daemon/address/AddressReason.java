package io.kubeospf.daemon.address;

/** Why an address is used. */
public enum AddressReason {
    CONFIGURED("the configuration names it"),
    KEPT("it is in use"),
    DEFAULT_ROUTE("it is the source of the default route"),
    FIRST("it is the first in the kernel's order"),
    REMOVED("the address used before is no longer on the interface"),
    PREFIX_LENGTH("its prefix length changed"),
    BETTER_KIND("the address used before serves only while no other is there"),
    RETURNED("neighbors were reached from it before, and from the other none is"),
    NEIGHBORS("routers are heard in its network, and for a dead-interval no neighbor in the other"),
    NOT_SERVING("the address used before does not fit the configuration");

    private final String sentence;

    AddressReason(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
