package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration file that the package installs: all of it is commented out. */
class InstalledConfigTest {
    private static final Path FILE = Path.of("src/main/etc/kube-ospf.yaml");

    /** A line of words has one blank behind the number sign, a key has none, and what stands under it has more. */
    private static final String SIGN_BEFORE_KEY = "(?m)^#(?=\\S|  )";

    @Test
    void itMeansEveryDefault() throws IOException, InvalidConfigException {
        assertEquals(ConfigReader.read(""), ConfigReader.read(Files.readString(FILE)));
    }

    @Test
    void eachKeyInItCanBeSetAndStandsThereWithItsDefault() throws IOException, InvalidConfigException {
        String installed = Files.readString(FILE);
        String set = installed.replaceAll(SIGN_BEFORE_KEY, "");
        assertNotEquals(installed, set);
        assertEquals(
                ConfigReader.read("router-id: 192.168.100.132\ninterfaces: [{ name: eth0 }]\n"),
                ConfigReader.read(set));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s: 1",
                "interfaces: [{ name: eth0, %s: 1 }]",
                "interfaces: [{ name: eth0, neighbors: { %s: 1 } }]",
                "interfaces: [{ name: eth0, authentication: { type: md5, %s: 1 } }]",
                "interfaces: [{ name: eth0, authentication: { type: md5, keys: [{ id: 1, %s: 1 }] } }]",
                "advertise: [{ prefix: 10.0.0.0/8, %s: 1 }]",
                "listen: { %s: 1 }",
                "log: { %s: 1 }"
            })
    void everyKeyOfThisVersionIsInIt(String place) throws IOException {
        String installed = Files.readString(FILE);
        for (String key : KnownKeys.at(place)) {
            assertTrue(installed.contains(" " + key + ":") || installed.contains("\n#" + key + ":"), key);
        }
    }
}
