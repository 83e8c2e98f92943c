package io.kubeospf.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.wire.Octets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds our HMAC to that of the JDK, which costs too much at the start to be used there. */
class AuthenticationAlgorithmPropertyTest {
    private static final Map<AuthenticationAlgorithm, String> NAMES = Map.of(
            AuthenticationAlgorithm.HMAC_SHA_1, "HmacSHA1",
            AuthenticationAlgorithm.HMAC_SHA_256, "HmacSHA256",
            AuthenticationAlgorithm.HMAC_SHA_384, "HmacSHA384",
            AuthenticationAlgorithm.HMAC_SHA_512, "HmacSHA512");

    @Property
    void theDigestIsTheHmacOfThePacketAndApad(
            @ForAll("hmacs") AuthenticationAlgorithm algorithm,
            @ForAll("keys") byte[] key,
            @ForAll("packets") byte[] packet)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(NAMES.get(algorithm));
        mac.init(new SecretKeySpec(key, "raw"));
        mac.update(packet);
        for (int filled = 0; filled < algorithm.digestLength(); filled += 4) {
            mac.update(new byte[] {(byte) 0x87, (byte) 0x8f, (byte) 0xe1, (byte) 0xf3});
        }

        assertEquals(Octets.of(mac.doFinal()), algorithm.digest(Secret.of(key), Octets.of(packet), packet.length));
    }

    @Provide
    static Arbitrary<AuthenticationAlgorithm> hmacs() {
        return Arbitraries.of(NAMES.keySet());
    }

    @Provide
    static Arbitrary<byte[]> keys() {
        Arbitrary<Integer> blocks = Arbitraries.of(64, 65, 128, 129);
        return Arbitraries.oneOf(Arbitraries.integers().between(1, 200), blocks)
                .flatMap(length -> Arbitraries.bytes().array(byte[].class).ofSize(length));
    }

    @Provide
    static Arbitrary<byte[]> packets() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    }
}
