package io.kubeospf.daemon.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The interface that the machine sends to when it knows no better: the one of the IPv4 default route. */
public final class DefaultRoute {
    /** The same as in /proc/net, but also there where a sandbox leaves nothing of /proc but processes. */
    private static final Path ROUTES = Path.of("/proc/self/net/route");

    private static final int INTERFACE = 0;
    private static final int DESTINATION = 1;
    private static final int FLAGS = 3;
    private static final int METRIC = 6;
    private static final int MASK = 7;
    private static final int RTF_UP = 0x1;

    /** A blackhole, an unreachable or a prohibit route: it sends nowhere. */
    private static final int RTF_REJECT = 0x200;

    private DefaultRoute() {}

    /** The interface's name, empty while the machine has no default route. */
    public static Optional<String> interfaceName() throws IOException {
        return interfaceName(Files.readAllLines(ROUTES));
    }

    /** Of several default routes the one of the least metric. */
    static Optional<String> interfaceName(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.trim().split("\\s+"))
                .filter(DefaultRoute::isDefault)
                .min(Comparator.comparingLong(fields -> Long.parseLong(fields[METRIC])))
                .map(fields -> fields[INTERFACE]);
    }

    private static boolean isDefault(String[] fields) {
        return fields.length > MASK
                && fields[DESTINATION].equals("00000000")
                && fields[MASK].equals("00000000")
                && (Integer.parseInt(fields[FLAGS], 16) & (RTF_UP | RTF_REJECT)) == RTF_UP;
    }
}
