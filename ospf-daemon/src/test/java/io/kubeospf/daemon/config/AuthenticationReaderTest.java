package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.KeyLifetime;
import io.kubeospf.core.packet.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationReaderTest {
    private static final String HEAD = "interfaces:\n  - name: eth0\n    authentication:\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path credentials;

    @Test
    void readsEveryKeyOfAKey() throws IOException, InvalidConfigException {
        Path file = file("key-2", "open sesame\n", "rw-r-----");

        assertEquals(
                new Authentication(
                        List.of(
                                new AuthenticationKey(1, AuthenticationAlgorithm.MD5, Secret.of("sesame")),
                                new AuthenticationKey(
                                        2,
                                        AuthenticationAlgorithm.HMAC_SHA_256,
                                        Secret.of("open sesame"),
                                        new KeyLifetime(
                                                Instant.parse("2027-01-01T00:00:00Z"),
                                                Instant.parse("2028-01-01T00:00:00Z")),
                                        new KeyLifetime(
                                                Instant.parse("2026-12-25T00:00:00Z"),
                                                Instant.parse("2028-01-08T00:00:00Z")))),
                        true),
                read("""
                        type: hmac-sha-256
                        strict: true
                        keys:
                          - { id: 1, type: md5, key: sesame }
                          - id: 2
                            file: %s
                            send-from: 2027-01-01T00:00:00Z
                            send-until: 2028-01-01T09:00:00+09:00
                            accept-from: 2026-12-25T00:00:00Z
                            accept-until: 2028-01-08T00:00:00Z
                        """.formatted(file)));
    }

    @Test
    void aPasswordNeedsNoId() throws InvalidConfigException {
        assertEquals(
                Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "sesame"),
                read("type: simple\nkeys:\n  - key: sesame\n"));
    }

    @Test
    void aKeyFileOfMoreThanOneLineIsRefusedWithTheReason() throws IOException {
        String reason =
                "the key has a line feed, a carriage return or a NUL in it; write one key on one line and nothing else";
        for (String text :
                List.of("one\ntwo\n", "sesame\r", "sesame\n\n", "\rsesame", "se\u0000same\n", "sesame\r\r\n")) {
            assertRefused(text, reason);
        }
    }

    @Test
    void aByteOrderMarkBeforeAKeyIsRefusedWithTheReason() throws IOException {
        assertRefused(
                "\uFEFFsesame\n",
                "the key begins with a byte order mark, which the other routers do not have; save it without");
    }

    @Test
    void aKeyFileThatIsNoRegularFileIsRefusedAndNeverOpened() throws Exception {
        Path fifo = credentials.resolve("fifo");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", "-m", "600", fifo.toString())
                        .start()
                        .waitFor());
        String section = "type: md5\nkeys:\n  - { id: 1, file: " + fifo + " }\n";
        InvalidConfigException e = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(InvalidConfigException.class, () -> read(section)));
        assertTrue(
                e.problems()
                        .get(0)
                        .text()
                        .startsWith("file: the file cannot be read as a key: it is a FIFO, a socket or a device"),
                e.problems().toString());
    }

    @Test
    void aWrongCredentialsDirectoryIsAProblemOfTheKeyThatNeedsIt() {
        String section = "type: md5\nkeys:\n  - { id: 1, file: ospf-key }\n";
        for (String wrong : List.of("", "relative", "/run/\uFFFD", "/run/\u0000")) {
            InvalidConfigException e = assertThrows(
                    InvalidConfigException.class,
                    () -> ConfigReader.read(HEAD + section.indent(6), new KeyFiles(Optional.of(wrong))));
            assertTrue(
                    e.problems().get(0).text().startsWith("file: CREDENTIALS_DIRECTORY is '"),
                    e.problems().toString());
        }
    }

    private void assertRefused(String key, String reason) throws IOException {
        Path file = file("refused", key, "rw-------");
        InvalidConfigException e = assertThrows(
                InvalidConfigException.class, () -> read("type: md5\nkeys:\n  - { id: 1, file: " + file + " }\n"));
        assertEquals("file: " + reason, e.problems().get(0).text());
    }

    @Test
    void aFileWithoutAPathIsASystemdCredential() throws IOException, InvalidConfigException {
        file("ospf-key", "sesame", "r--------");

        assertEquals(
                Authentication.of(AuthenticationAlgorithm.MD5, 1, "sesame"),
                read("type: md5\nkeys:\n  - { id: 1, file: ospf-key }\n"));
    }

    @Test
    void oneEndOfLineIsNoPartOfAKey() throws IOException, InvalidConfigException {
        file("unix", "sesame\n", "rw-------");
        file("windows", "sesame\r\n", "rw-------");

        Secret sesame = Secret.of("sesame");
        List<Secret> secrets =
                read("type: md5\nkeys: [{ id: 1, file: unix }, { id: 2, file: windows }]").keys().stream()
                        .map(AuthenticationKey::secret)
                        .toList();
        assertEquals(List.of(sesame, sesame), secrets);
    }

    @Test
    void saysWhatIsMissing() {
        assertProblems(
                "strict: false\n",
                "4:7: keys: missing; write at least one: - { id: 1, file: /etc/kube-ospf/key-1 }",
                "4:7: type: missing; write how packets are authenticated, such as type: hmac-sha-256");
        assertProblems(
                "type: md5\nkeys: []\n",
                "5:13: keys: missing; write at least one: - { id: 1, file: /etc/kube-ospf/key-1 }");
        assertProblems(
                "type: md5\nkeys:\n  - send-from: 2027-01-01T00:00:00Z\n",
                "6:11: file: write either file, with the name of the key's file, or key, with the key itself",
                "6:11: id: missing; write the number that all routers have for this key, such as id: 1");
    }

    @Test
    void saysWhatIsNoValue() {
        assertProblems(
                "type: sha256\nkeys:\n  - { id: 256, key: sesame, send-from: tomorrow }\n",
                "4:13: type: 'sha256' is not one of simple, md5, hmac-sha-1, hmac-sha-256, hmac-sha-384, hmac-sha-512",
                "6:17: id: '256' is not a whole number from 0 to 255",
                "6:46: send-from: 'tomorrow' is not a time such as 2027-01-01T00:00:00Z or 2027-01-01T09:00:00+09:00");
    }

    @Test
    void refusesAnIdThatIsGivenTwice() {
        assertProblems(
                "type: md5\nkeys:\n  - { id: 1, key: sesame }\n  - { id: 1, key: simsim }\n",
                "7:17: key id 1 is given twice, first on line 6; keep one of them");
    }

    @Test
    void ofSeveralPasswordsEachNeedsAnId() {
        assertProblems(
                "type: simple\nkeys:\n  - key: sesame\n  - key: simsim\n",
                "7:11: id: missing; of several passwords give each an id, such as id: 1 and id: 2");
    }

    @Test
    void theLongestKeyMayHaveAnEndOfLine() throws IOException, InvalidConfigException {
        file("longest", "x".repeat(1024) + "\r\n", "rw-------");

        assertEquals(
                Authentication.of(AuthenticationAlgorithm.HMAC_SHA_256, 1, "x".repeat(1024)),
                read("type: hmac-sha-256\nkeys:\n  - { id: 1, file: longest }\n"));
    }

    @Test
    void refusesPasswordsBesideKeys() {
        assertProblems(
                "type: md5\nkeys:\n  - { id: 1, key: sesame, type: simple }\n",
                "6:39: type: simple and md5 cannot be used together; write one of them");
    }

    @Test
    void refusesAKeyThatIsTooLongAndDoesNotTellIt() {
        assertProblems(
                "type: simple\nkeys:\n  - key: open sesame\n",
                "6:16: the key has 11 octets; simple takes at most 8, write a shorter one on all routers");
        assertProblems(
                "type: md5\nkeys:\n  - { id: 1, key: 0123456789abcdefg }\n",
                "6:25: the key has 17 octets; md5 takes at most 16, write a shorter one on all routers");
    }

    @Test
    void refusesTimesThatEndBeforeTheyBegin() {
        assertProblems(
                """
                type: md5
                keys:
                  - id: 1
                    key: sesame
                    send-from: 2027-01-02T00:00:00Z
                    send-until: 2027-01-01T00:00:00Z
                """, "9:23: send-until: 2027-01-01T00:00:00Z must be after send-from, which is 2027-01-02T00:00:00Z");
    }

    @Test
    void refusesAKeyThatIsSentWhenItIsNotAccepted() {
        assertProblems(
                """
                type: md5
                keys:
                  - id: 1
                    key: sesame
                    accept-from: 2027-01-01T00:00:00Z
                """,
                "6:11: accept-from and accept-until: packets would be sent with this key (always) when those of others are"
                        + " not accepted (from 2027-01-01T00:00:00Z); accept it from before the first router sends until"
                        + " after the last does");
    }

    @Test
    void refusesATimeWithoutAKeyBetweenTwo() {
        assertProblems(
                """
                type: md5
                keys:
                  - { id: 2, key: simsim, send-from: 2027-01-03T00:00:00Z }
                  - { id: 1, key: sesame, send-until: 2027-01-01T00:00:00Z }
                """,
                "6:9: keys: none is for sending from 2027-01-01T00:00:00Z until 2027-01-03T00:00:00Z; let one begin earlier"
                        + " (send-from) or end later (send-until)");
    }

    @Test
    void saysWhyAFileIsOfNoUse() throws IOException {
        Path open = file("open", "sesame\n", "rw-r--r--");
        Path empty = file("empty", "\n", "rw-r-----");
        Path large = file("large", "x".repeat(1025), "rw-r-----");
        assertProblems(
                """
                type: md5
                keys:
                  - { id: 1, file: %s }
                  - { id: 2, file: %s }
                  - { id: 3, file: %s }
                  - { id: 4, file: missing }
                  - { id: 5, file: /proc }
                """.formatted(open, empty, large),
                "6:26: file: every user of this machine can read or change " + open + "; take a new key, and chmod 640 "
                        + open,
                "7:26: file: the key is empty; write one",
                "8:26: the key has 1025 octets; md5 takes at most 16, write a shorter one on all routers",
                "9:26: file: there is no such file; make it, with the key as its only line, or correct the name",
                "10:26: file: every user of this machine can read or change /proc; take a new key, and chmod 640 /proc");
    }

    @Test
    void aFileWithoutAPathNeedsSystemd() {
        InvalidConfigException e = assertThrows(
                InvalidConfigException.class,
                () -> read("type: md5\nkeys:\n  - { id: 1, file: ospf-key }\n", Optional.empty()));
        assertEquals(
                List.of("6:26: file: what is no whole path is the name of a systemd credential, and"
                        + " CREDENTIALS_DIRECTORY is not set here; write the whole path of a file, or set it as the"
                        + " service has it"),
                e.problems().stream().map(ConfigProblem::toString).toList());
    }

    @Test
    void neitherAConfigurationNorItsProblemsTellAKey() throws InvalidConfigException {
        DaemonConfig config = config("type: md5\nkeys:\n  - { id: 1, key: sesame }\n", Optional.empty());
        assertFalse(config.toString().contains("sesame"), config::toString);

        for (String broken : List.of(
                "type: simple\nkeys:\n  - key: sesame-open\n",
                "type: md5\nkeys:\n  - { id: 999, key: sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, keys: sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: [sesame] }\n",
                "type: md5\nkeys:\n  - { id: 1, key: { sesame: 1 } }\n",
                "type: md5\nkeys: sesame\n",
                "type: md5\nkeys:\n  - sesame\n",
                "type: md5\nkeys:\n  - { id: 1, key: \"sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: sesame, file: sesame/x }\n",
                "type: md5\nkeys:\n  - { id: 1, key:sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: *sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: !sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: !sesame!2 }\n",
                "type: md5\nkeys:\n  - { id: 1, key: &sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: &sesame a, file: *sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, key: %sesame }\n",
                "type: md5\nkeys:\n  - id: 1\n    key: sesame: 2\n",
                "type: md5\nkeys:\n  - { id: 1, file: sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, file: /sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, file: /etc/passwd/sesame }\n",
                "type: md5\nkeys:\n  - { id: 1, file: \"sesame\\0\" }\n",
                "type: md5\nkeys:\n  - { id: 1, file: /" + "sesame".repeat(50) + " }\n")) {
            for (Optional<Path> directory : List.of(Optional.of(Path.of("/nowhere")), Optional.<Path>empty())) {
                InvalidConfigException e =
                        assertThrows(InvalidConfigException.class, () -> config(broken, directory), broken);
                String told = e + e.problems().toString();
                assertFalse(told.contains("sesame"), told);
            }
        }
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(credentials.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Authentication read(String section) throws InvalidConfigException {
        return read(section, Optional.of(credentials));
    }

    private static Authentication read(String section, Optional<Path> credentials) throws InvalidConfigException {
        return config(section, credentials).interfaces().get(0).authentication();
    }

    private static DaemonConfig config(String section, Optional<Path> credentials) throws InvalidConfigException {
        return ConfigReader.read(HEAD + section.indent(6), new KeyFiles(credentials.map(Path::toString)));
    }

    private void assertProblems(String section, String... problems) {
        InvalidConfigException e = assertThrows(InvalidConfigException.class, () -> read(section));
        assertEquals(
                String.join("\n", problems),
                e.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
}
