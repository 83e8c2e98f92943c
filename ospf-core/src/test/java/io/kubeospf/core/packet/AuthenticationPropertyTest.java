package io.kubeospf.core.packet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Keys with any times, also such as a configuration file may not have. Times are seconds. */
class AuthenticationPropertyTest {
    @Property
    @Proves("RFC 2328 D.3")
    void whatWouldBeSentIsAcceptedAtEveryTime(
            @ForAll("keys") Authentication authentication, @ForAll @IntRange(min = 0, max = 12) int second) {
        Instant moment = Instant.ofEpochSecond(second);
        authentication.sendingKey(moment).ifPresent(key -> assertTrue(authentication.accepts(key, moment)));
    }

    @Provide
    static Arbitrary<Authentication> keys() {
        return Combinators.combine(lifetimes(), lifetimes())
                .as((sends, accepts) -> List.of(sends, accepts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(AuthenticationPropertyTest::authentication);
    }

    private static Authentication authentication(List<List<KeyLifetime>> lifetimes) {
        List<AuthenticationKey> keys = new ArrayList<>();
        for (List<KeyLifetime> ofKey : lifetimes) {
            int id = keys.size() + 1;
            keys.add(new AuthenticationKey(
                    id, AuthenticationAlgorithm.MD5, Secret.of("secret " + id), ofKey.get(0), ofKey.get(1)));
        }
        return new Authentication(keys, false);
    }

    private static Arbitrary<KeyLifetime> lifetimes() {
        Arbitrary<KeyLifetime> limited = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 4))
                .as((from, seconds) ->
                        new KeyLifetime(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + seconds)));
        return Arbitraries.oneOf(limited, Arbitraries.just(KeyLifetime.ALWAYS));
    }
}
