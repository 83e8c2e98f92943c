package io.kubeospf.core.adjacency;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of a state machine. Each pair of a state and an event has at most one action.
 *
 * @param <S> the states
 * @param <E> the events
 * @param <A> the actions
 */
final class TransitionTable<S extends Enum<S>, E extends Enum<E>, A> {
    private final Map<E, Map<S, A>> actions = new TreeMap<>();

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if another row has one of the states and the event
     */
    TransitionTable<S, E, A> row(Set<S> from, E event, A action) {
        Map<S, A> actionsOfEvent = actions.computeIfAbsent(event, key -> new TreeMap<>());
        for (S state : from) {
            if (actionsOfEvent.putIfAbsent(state, action) != null) {
                throw new IllegalArgumentException("two rows for event " + event + " in state " + state);
            }
        }
        return this;
    }

    /** Empty for a pair without a row. */
    Optional<A> action(S state, E event) {
        return Optional.ofNullable(actions.get(event)).flatMap(byState -> Optional.ofNullable(byState.get(state)));
    }
}
