package io.kubeospf.daemon.config;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.config.ListenConfig.TcpAddress;
import io.kubeospf.daemon.file.SystemPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code listen}. */
final class ListenReader {
    private static final String OFF = "off";

    /** What the kernel's sockaddr_un has room for, without the zero at the end. */
    private static final int PATH_OCTETS = 107;

    private ListenReader() {}

    static ListenConfig read(Section top) {
        return top.section("listen", "metrics: 127.0.0.1:9089", section -> Optional.of(readKeys(section)))
                .orElse(ListenConfig.DEFAULT);
    }

    private static ListenConfig readKeys(Section section) {
        ListenConfig config = new ListenConfig(
                section.scalar("metrics", unlessOff(ListenReader::tcpAddress), ListenConfig.DEFAULT.metrics()),
                section.scalar("control", unlessOff(ListenReader::socketPath), ListenConfig.DEFAULT.control()),
                section.scalar("control-group", ListenReader::group, ListenConfig.DEFAULT_CONTROL_GROUP));
        section.end();
        return config;
    }

    private static <T> ScalarFormat<Optional<T>> unlessOff(ScalarFormat<T> format) {
        return text -> text.equals(OFF) ? Optional.empty() : Optional.of(format.parse(text));
    }

    private static TcpAddress tcpAddress(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon != text.lastIndexOf(':')) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an IPv4 address, a colon and a port, such as 127.0.0.1:9089 (0.0.0.0:9089 for every"
                    + " address of this machine), nor " + OFF);
        }
        return new TcpAddress(
                Ipv4Address.parse(text.substring(0, colon)),
                ScalarFormat.wholeNumber(1, 65535).parse(text.substring(colon + 1)));
    }

    private static Path socketPath(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (!text.startsWith("/") || text.endsWith("/")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not the path of a socket, which begins with a slash and ends with a name, nor " + OFF);
        }
        if (octets > PATH_OCTETS) {
            throw new IllegalArgumentException(
                    "'" + text + "' has " + octets + " octets; a socket's path has at most " + PATH_OCTETS);
        }
        return SystemPath.absolute(text);
    }

    /** As useradd(8) has it. */
    private static String group(String text) {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_.-]{0,31}")) {
            throw new IllegalArgumentException("'" + text + "' cannot be the name of a group");
        }
        return text;
    }
}
