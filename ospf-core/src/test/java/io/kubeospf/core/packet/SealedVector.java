package io.kubeospf.core.packet;

import static io.kubeospf.core.packet.AuthenticationAlgorithm.HMAC_SHA_1;
import static io.kubeospf.core.packet.AuthenticationAlgorithm.HMAC_SHA_256;
import static io.kubeospf.core.packet.AuthenticationAlgorithm.HMAC_SHA_384;
import static io.kubeospf.core.packet.AuthenticationAlgorithm.HMAC_SHA_512;
import static io.kubeospf.core.packet.AuthenticationAlgorithm.MD5;

import io.kubeospf.core.wire.AnnotatedHex;
import io.kubeospf.core.wire.Octets;
import java.util.List;

/**
 * {@link PacketVector#HELLO} with the digest that a key makes. The digests were computed with hashlib and hmac of Python, after the
 * words of RFC 2328 D.4.3 and RFC 5709 3.3; those with a key of 100 octets after RFC 2104.
 */
record SealedVector(AuthenticationAlgorithm algorithm, String secret, Octets digest) {
    static final int KEY_ID = 7;
    static final long SEQUENCE_NUMBER = 0x6a000001L;

    private static final String LONG = "k".repeat(100);

    static final List<SealedVector> ALL = List.of(
            of(MD5, "open sesame", "77a9dc416b7b44dc5efa43cb5553d90e"),
            of(HMAC_SHA_1, "open sesame", "0ad719fb11d94e056896177cf08a76a2e49a9771"),
            of(HMAC_SHA_256, "open sesame", "1888c5eefc6867b301b7ff29a5c01380 9ffac28c2dfcb6dc9dedc71b8ed12fcb"),
            of(HMAC_SHA_384, "open sesame", """
                    fef1f828889a91704250a0eafb79d70d 7694b42473d268edfc2ced8b1dac4152
                    913a24e1f7cd9da261574e721685f6d0
                    """),
            of(HMAC_SHA_512, "open sesame", """
                    d4e0d555cb320252d123567e73b6356d 9f8c40ee61f438c29cc78d35dfa4d200
                    19edde0dcf9f62a636727d5dc6596d01 9e03ce596b6d3fe0b108a732b8280594
                    """),
            of(HMAC_SHA_1, LONG, "c46a82c03a4227995b694e6345cecbec1f4fe9c8"),
            of(HMAC_SHA_256, LONG, "a22eb8f21305397d56d7bd077d721592 d59c6fdea17078b889d85a1ed57eb15c"),
            of(HMAC_SHA_384, LONG, """
                    1fd903827f6c9ad06c86cb7ad2ced435 ecc89e671fb0f0cdaadc8cc094a34846
                    f08302339381db4398e1174b99cd187d
                    """),
            of(HMAC_SHA_512, LONG, """
                    cb310d9a28cca46acdd72888941f3558 9faf0d4a0e38d1e2e062da69ebc9962a
                    392b49ab7cd61fac30655bd527dd6ea7 a23676a4fc7d55d54b2fd84289026479
                    """));

    private static SealedVector of(AuthenticationAlgorithm algorithm, String secret, String digest) {
        return new SealedVector(algorithm, secret, AnnotatedHex.octets(digest));
    }

    AuthenticationKey key() {
        return new AuthenticationKey(KEY_ID, algorithm, Secret.of(secret));
    }
}
