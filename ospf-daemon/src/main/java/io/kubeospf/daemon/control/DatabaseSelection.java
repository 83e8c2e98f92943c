package io.kubeospf.daemon.control;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which LSAs somebody wants to see: those to which all that is given applies.
 *
 * @param self whether only own ones
 */
record DatabaseSelection(
        Optional<LsType> type, Optional<LinkStateId> linkStateId, Optional<RouterId> advertisingRouter, boolean self) {
    private static final List<String> PARAMETERS = List.of("type", "ls-id", "adv-router", "self");

    /**
     * Reads the parameters of a request.
     *
     * @throws IllegalArgumentException when one is unknown or cannot be read; the message says what is expected
     */
    static DatabaseSelection read(Map<String, String> parameters) {
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown parameter " + name + "; there are " + String.join(", ", PARAMETERS));
            }
        }
        return new DatabaseSelection(
                read(parameters, "type", LsTypeWords::parse),
                read(parameters, "ls-id", LinkStateId::parse),
                read(parameters, "adv-router", RouterId::parse),
                read(parameters, "self", DatabaseSelection::truth).orElse(false));
    }

    private static <T> Optional<T> read(Map<String, String> parameters, String name, Function<String, T> format) {
        try {
            return Optional.ofNullable(parameters.get(name)).map(format);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not one of true, false");
        };
    }

    boolean isEverything() {
        return type.isEmpty() && linkStateId.isEmpty() && advertisingRouter.isEmpty() && !self;
    }

    boolean includes(LsaKey key, RouterId ourselves) {
        return type.map(key.type()::equals).orElse(true)
                && linkStateId.map(key.linkStateId()::equals).orElse(true)
                && advertisingRouter.map(key.advertisingRouter()::equals).orElse(true)
                && (!self || key.advertisingRouter().equals(ourselves));
    }
}
