package io.kubeospf.daemon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.control.SpokenDaemon;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private final SpokenDaemon daemon = new SpokenDaemon();
    private final HttpServer server = new HttpServer(defect -> {
        throw new AssertionError(defect);
    });

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isReadyWhenEveryInterfaceHasAFullNeighborAndEveryPrefixIsAnnounced() throws IOException {
        assertEquals(
                "503 no neighbor on eth0 is full\nprefix 10.96.0.0/12 is not advertised: no neighbor is full, so nobody"
                        + " would hear of it\n",
                get("/readyz"));
        daemon.withRouter("192.168.100.1", 1, 1500, 10).after(Duration.ofSeconds(60));
        assertEquals("200 ok\n", get("/readyz"));
    }

    @Test
    void isNotReadyWhileAnInterfaceIsDown() throws IOException {
        daemon.withRouter("192.168.100.1", 1, 1500, 10).after(Duration.ofSeconds(60));
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        assertTrue(get("/readyz").startsWith("503 interface eth0 is down: the link is down\n"), get("/readyz"));
    }

    @Test
    void isReadyAgainWhenTheInterfaceIsUpAndTheNeighborIsBack() throws IOException {
        daemon.withRouter("192.168.100.1", 1, 1500, 10).after(Duration.ofSeconds(60));
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        assertTrue(get("/readyz").startsWith("503 interface eth0 is down"), get("/readyz"));
        daemon.lan.plug(SpokenDaemon.ADDRESS);
        daemon.after(Duration.ofSeconds(60));
        assertEquals("200 ok\n", get("/readyz"));
    }

    @Test
    void isNotReadyAnyMoreWhenTheNeighborIsLost() throws IOException {
        daemon.withRouter("192.168.100.1", 1, 1500, 10).after(Duration.ofSeconds(60));
        daemon.lan.deafen(SpokenDaemon.ADDRESS.toString());
        assertEquals("200 ok\n", get("/readyz"));
        daemon.after(Duration.ofSeconds(41));
        assertEquals(
                "503 no neighbor on eth0 is full\nprefix 10.96.0.0/12 is not advertised: no neighbor is full, so nobody"
                        + " would hear of it\n",
                get("/readyz"));
    }

    @Test
    void isNotReadyButHealthyWhileItWaitsForTheMachine() throws IOException {
        daemon.speaks = false;
        assertEquals("503 waiting for an IPv4 default route\n", get("/readyz"));
        assertEquals("200 ok, waiting for an IPv4 default route\n", get("/healthz"));
    }

    @Test
    void isHealthyAsLongAsTheSpeakersThreadAnswers() throws IOException {
        assertEquals("200 ok\n", get("/healthz"));
        daemon.turns = false;
        assertEquals("503 the speaker has stopped, or too many others wait for it\n", get("/healthz"));
    }

    @Test
    void takesNoOtherMethod() throws IOException {
        assertEquals("405 POST does not go with /healthz; use GET\n", ask("POST /healthz"));
        assertEquals("404 there is no /neighbors; there are /healthz, /readyz\n", get("/neighbors"));
    }

    private String get(String path) throws IOException {
        return ask("GET " + path);
    }

    /** The status and the body. */
    private String ask(String what) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpServer.Listener listener = server.listen(anyPort, HealthRoutes.of(daemon))) {
            String answer = RawClient.ask(listener.address(), what + " HTTP/1.1\r\n\r\n");
            return answer.substring(9, 13) + answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
