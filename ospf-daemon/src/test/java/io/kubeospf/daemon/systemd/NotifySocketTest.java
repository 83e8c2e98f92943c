package io.kubeospf.daemon.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifySocketTest {
    @Test
    void sendsToAPath(@TempDir Path directory) throws SystemCallException {
        String path = directory.resolve("notify").toString();
        try (NotifyReceiver systemd = NotifyReceiver.at(path)) {
            NotifySocket socket = new NotifySocket(path);
            socket.send("READY=1\nSTATUS=für alle");
            socket.send("WATCHDOG=1");
            assertEquals(List.of("READY=1\nSTATUS=für alle", "WATCHDOG=1"), systemd.received());
        }
    }

    @Test
    void sendsToAnAbstractName() throws SystemCallException {
        String name = "kube-ospf-test-" + ProcessHandle.current().pid();
        try (NotifyReceiver systemd = NotifyReceiver.at("\0" + name)) {
            new NotifySocket("@" + name).send("READY=1");
            assertEquals(List.of("READY=1"), systemd.received());
        }
    }

    @Test
    void failsWhereNobodyListens(@TempDir Path directory) {
        NotifySocket socket = new NotifySocket(directory.resolve("nobody").toString());
        SystemCallException e = assertThrows(SystemCallException.class, () -> socket.send("READY=1"));
        assertEquals("sendto: No such file or directory", e.getMessage());
    }

    @Test
    void doesNotWaitForASystemdThatReadsNothing(@TempDir Path directory) throws SystemCallException {
        String path = directory.resolve("notify").toString();
        try (NotifyReceiver systemd = NotifyReceiver.at(path)) {
            NotifySocket socket = new NotifySocket(path);
            int sent = 0;
            SystemCallException refused = null;
            while (refused == null && sent < 1_000_000) {
                try {
                    socket.send("WATCHDOG=1");
                    sent++;
                } catch (SystemCallException e) {
                    refused = e;
                }
            }
            assertEquals(SystemCallException.EAGAIN, refused == null ? 0 : refused.errorNumber());
            assertTrue(sent > 0);
            assertEquals(new ArrayList<>(Collections.nCopies(sent, "WATCHDOG=1")), systemd.received());
        }
    }
}
