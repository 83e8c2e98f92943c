package io.kubeospf.core.config;

import java.util.List;
import java.util.function.Function;

/** Two configurations of one interface. */
public record InterfaceDifference(InterfaceConfig from, InterfaceConfig to) {
    private static final List<Field> FIELDS = List.of(
            new Field("interface-type", InterfaceConfig::type, Consequence.RESTART),
            new Field("cost", InterfaceConfig::cost, Consequence.ORIGINATION),
            new Field("priority", InterfaceConfig::priority, Consequence.ELECTION),
            new Field("hello-interval", config -> config.helloInterval().toSeconds(), Consequence.RESTART),
            new Field("dead-interval", config -> config.deadInterval().toSeconds(), Consequence.RESTART),
            new Field(
                    "retransmit-interval", config -> config.retransmitInterval().toSeconds(), Consequence.NONE),
            new Field("transmit-delay", config -> config.transmitDelay().toSeconds(), Consequence.NONE),
            new Field("mtu-ignore", InterfaceConfig::mtuIgnore, Consequence.NONE),
            new Field("passive", InterfaceConfig::passive, Consequence.RESTART),
            new Field("ttl-security", InterfaceConfig::ttlSecurity, Consequence.NONE),
            new Field("neighbors", InterfaceConfig::neighbors, Consequence.NEIGHBORS),
            // the link's new address, told by whoever watches the interface, restarts it
            new Field("address", InterfaceDifference::address, Consequence.NONE),
            new Field("authentication", InterfaceConfig::authentication, Consequence.NONE));

    private record Field(String word, Function<InterfaceConfig, Object> value, Consequence consequence) {}

    public String name() {
        return to.name();
    }

    public List<ValueChange> changes() {
        return differing().stream()
                .map(field -> ValueChange.of(
                        field.word(), field.value().apply(from), field.value().apply(to)))
                .toList();
    }

    /** Whether any change has this consequence. */
    public boolean callsFor(Consequence consequence) {
        return differing().stream().anyMatch(field -> field.consequence() == consequence);
    }

    private static Object address(InterfaceConfig config) {
        return config.address().<Object>map(address -> address).orElse("chosen by the daemon");
    }

    private List<Field> differing() {
        return FIELDS.stream()
                .filter(field -> !field.value().apply(from).equals(field.value().apply(to)))
                .toList();
    }
}
