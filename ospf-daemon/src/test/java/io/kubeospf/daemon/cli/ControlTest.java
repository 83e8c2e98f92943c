package io.kubeospf.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.ListenConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    private static final Path USUAL = Path.of(ListenConfig.DEFAULT_CONTROL);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void asksWhereTheFileSaysWhateverElseIsWrongWithIt() throws IOException {
        assertEquals(new Control.Place(Optional.of(Path.of("/run/other.sock")), ""), configured("""
                colour: red
                interfaces:
                  - name: eth0
                    authentication: { type: md5, keys: [{ id: 1, file: /no/such/key }] }
                listen: { control: /run/other.sock }
                """));
        assertEquals(new Control.Place(Optional.empty(), ""), configured("listen: { control: off }\n"));
        assertEquals(new Control.Place(Optional.of(USUAL), ""), configured("area: 0.0.0.1\n"));
    }

    @Test
    void tellsWhyItAsksWhereDaemonsUsuallyAre() throws IOException {
        Control.Place unreadable = configured("listen: { control: [ }");
        assertEquals(Optional.of(USUAL), unreadable.socket());
        assertTrue(unreadable.remark().contains("kube-ospf.yaml has problems: 1:"), unreadable.remark());

        Path missing = directory.resolve("missing.yaml");
        Control.Place none = Control.configured(new ConfigSource(missing));
        assertEquals(Optional.of(USUAL), none.socket());
        assertTrue(
                none.remark().startsWith(" (asked at " + USUAL + " because there is no file " + missing),
                none.remark());
    }

    private Control.Place configured(String text) throws IOException {
        return Control.configured(new ConfigSource(Files.writeString(directory.resolve("kube-ospf.yaml"), text)));
    }
}
