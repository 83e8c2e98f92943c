package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps by which docs/security.md has a key replaced. */
class KeyReplacementDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/security.md");
    private static final Pattern STEP = Pattern.compile("(?m)^    keys:\\n(?:     .*\\n)+");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void eachStepIsValidAndSendsWithWhatTheDocumentSays() throws IOException, InvalidConfigException {
        List<Optional<Integer>> sendingIds = new ArrayList<>();
        for (Authentication step : steps()) {
            sendingIds.add(step.sendingKey(NOW).map(AuthenticationKey::id));
        }
        assertEquals(List.of(Optional.of(1), Optional.of(2), Optional.of(2)), sendingIds);
    }

    /** Routers take a step one after the other. */
    @Test
    void whoHasTakenAStepAndWhoHasNotYetAcceptEachOther() throws IOException, InvalidConfigException {
        List<Authentication> steps = steps();
        for (int i = 1; i < steps.size(); i++) {
            assertAccepts(steps.get(i - 1), steps.get(i));
            assertAccepts(steps.get(i), steps.get(i - 1));
        }
    }

    private static void assertAccepts(Authentication receiver, Authentication sender) {
        AuthenticationKey sent = sender.sendingKey(NOW).orElseThrow();
        AuthenticationKey known = receiver.key(sent.id()).orElseThrow();
        assertEquals(sent.secret(), known.secret());
        assertTrue(receiver.accepts(known, NOW), receiver + " takes " + sent);
    }

    private List<Authentication> steps() throws IOException, InvalidConfigException {
        for (int id = 1; id <= 2; id++) {
            Path file = Files.writeString(directory.resolve("key-" + id), "sesame " + id + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
        String section =
                Files.readString(DOCUMENT).split("### Replacing a key", 2)[1].split("\n### ", 2)[0];
        List<Authentication> steps = new ArrayList<>();
        for (MatchResult step : STEP.matcher(section).results().toList()) {
            String keys = step.group().replace("/etc/kube-ospf", directory.toString());
            steps.add(ConfigReader.read("interfaces:\n- name: eth0\n  authentication:\n    type: hmac-sha-256\n" + keys)
                    .interfaces()
                    .get(0)
                    .authentication());
        }
        return steps;
    }
}
