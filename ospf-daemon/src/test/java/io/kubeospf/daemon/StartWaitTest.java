package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.systemd.SystemdNotifications;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartWaitTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OperatorLog log =
            new OperatorLog(written, LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());
    private final StartWait wait = new StartWait(log, new SystemdNotifications(Map.of(), InstantSource.system(), log));

    @Test
    void tellsOnceEachTimeThatItWaits() throws InterruptedException {
        wait.goOn("an address");
        wait.goOn("an address");
        assertEquals("an address", wait.reason());

        wait.end();
        assertEquals("the speaker to start", wait.reason());
        wait.goOn("an address");

        log.awaitWritten(Duration.ofSeconds(10));
        assertEquals(
                2,
                written.toString(StandardCharsets.UTF_8).split("waiting for an address\n", -1).length - 1,
                "once each time");
    }
}
