package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.KeyLifetime;
import io.kubeospf.core.packet.Secret;
import io.kubeospf.core.speaker.Speaker;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterfaceListTest {
    @Test
    void tellsByWhichKeysPacketsAreAuthenticatedAndNothingOfTheKeysThemselves() {
        assertAuthentication("none", Authentication.NONE);
        assertAuthentication("simple key 0", Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "password"));
        assertAuthentication(
                "md5 key 1, md5 key 2, hmac-sha-256 key 3",
                new Authentication(
                        List.of(
                                key(1, AuthenticationAlgorithm.MD5),
                                key(2, AuthenticationAlgorithm.MD5),
                                key(3, AuthenticationAlgorithm.HMAC_SHA_256)),
                        false));
    }

    @Test
    void tellsWhosePacketsAreTaken() {
        NeighborFilter filter = new NeighborFilter(
                List.of(Ipv4Prefix.parse("192.168.100.0/28"), Ipv4Prefix.parse("192.168.100.77/32")));
        InterfaceList list = new InterfaceList(new SpokenDaemon(SpokenDaemon.guarded("eth0", true, filter))
                .view()
                .orElseThrow());
        String json = JsonParts.text(list.items().next());
        assertTrue(
                json.contains(
                        "\"ttl-security\":true,\"allowed-neighbors\":[\"192.168.100.0/28\",\"192.168.100.77/32\"]"),
                json);
        String text = String.join("\n", (Iterable<String>) () -> list.lines(TextTable.WIDTH));
        assertTrue(text.contains("eth0 sends and takes packets with a TTL of 255 alone (ttl-security)"), text);
        assertTrue(text.contains("eth0 allows neighbors from 192.168.100.0/28, 192.168.100.77/32 alone"), text);
    }

    private static AuthenticationKey key(int id, AuthenticationAlgorithm algorithm) {
        return new AuthenticationKey(id, algorithm, Secret.of("key"), KeyLifetime.ALWAYS, KeyLifetime.ALWAYS);
    }

    private static void assertAuthentication(String expected, Authentication authentication) {
        InterfaceConfig link = new InterfaceConfig(
                "eth0",
                InterfaceConfig.DEFAULT_TYPE,
                InterfaceConfig.DEFAULT_COST,
                InterfaceConfig.DEFAULT_PRIORITY,
                InterfaceConfig.DEFAULT_HELLO_INTERVAL,
                InterfaceConfig.DEFAULT_DEAD_INTERVAL,
                InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL,
                InterfaceConfig.DEFAULT_TRANSMIT_DELAY,
                false,
                false,
                false,
                NeighborFilter.ANYBODY,
                authentication);
        RouterConfig router = new RouterConfig(
                RouterId.parse("192.168.100.132"), AreaId.BACKBONE, AreaType.NORMAL, List.of(link), List.of());
        String json = JsonParts.text(new InterfaceList(new Speaker(router, new Random(1)).view())
                .items()
                .next());
        assertTrue(json.contains("\"authentication\":\"" + expected + "\""), json);
    }
}
