package io.kubeospf.testbed.lab.network;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.LabException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What crossed a bridge, recorded by tcpdump and read by tshark. */
public final class Capture implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);

    private static final String OSPF = "ip proto 89";

    /** How tshark marks what it cannot read, and checksums that are wrong, in its decoding of a packet. */
    private static final Pattern COMPLAINT =
            Pattern.compile("\\[incorrect|[Cc]hecksum.* incorrect|[Mm]alformed|Expert Info \\((Warning|Error)");

    private final Path file;
    private final BackgroundProcess recorder;

    private Capture(Path file, BackgroundProcess recorder) {
        this.file = file;
        this.recorder = recorder;
    }

    public static Capture start(NetworkNamespace namespace, String interfaceName, String name, String filter) {
        Path file = namespace.directory().resolve(name + ".pcap");
        return listening(file, namespace.start(name, recorder(interfaceName, file, filter)));
    }

    /** Records the packets of OSPF on an interface of a host of the lab. */
    public static Capture ofOspf(NetworkNamespace host, String interfaceName, String name) {
        return start(host, interfaceName, name, OSPF);
    }

    /** Records the packets of OSPF on an interface of this machine, until the lab ends. */
    public static Capture ofOspf(Lab lab, String interfaceName, String name) {
        Path file = lab.directory().resolve(name + ".pcap");
        Command command = new Command(recorder(interfaceName, file, OSPF));
        return listening(file, lab.own(BackgroundProcess.start(name, command, lab.directory())));
    }

    /** As root, because tcpdump's own user may not write here; unbuffered, so that a failed test's file is whole. */
    private static List<String> recorder(String interfaceName, Path file, String filter) {
        return Command.of("tcpdump --relinquish-privileges=root --immediate-mode -U -i " + interfaceName + " -w " + file
                        + " " + filter)
                .words();
    }

    private static Capture listening(Path file, BackgroundProcess recorder) {
        await("tcpdump listens").atMost(START).until(() -> recorder.errors().contains("listening on"));
        return new Capture(file, recorder);
    }

    /** Where it is written, at every moment up to the last packet. */
    public Path file() {
        return file;
    }

    /**
     * The given fields of the packets that match, one line per packet; both in tshark's words.
     *
     * <p>Ends the recording first, since only a file that has an end can be read to it.
     */
    public List<List<String>> packets(String displayFilter, String... fields) {
        List<String> options = new ArrayList<>(List.of("-T", "fields"));
        Arrays.stream(fields).forEach(field -> options.addAll(List.of("-e", field)));
        return tshark(displayFilter, options)
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /** The lines in which tshark complains about packets that match. Ends the recording. */
    public List<String> complaints(String displayFilter) {
        return complaintsIn(tshark(displayFilter, List.of("-V")));
    }

    static List<String> complaintsIn(String decoding) {
        return decoding.lines()
                .filter(line -> COMPLAINT.matcher(line).find())
                .map(String::strip)
                .toList();
    }

    private String tshark(String displayFilter, List<String> options) {
        close();
        List<String> words = new ArrayList<>(List.of("tshark", "-o", "ip.check_checksum:TRUE"));
        words.addAll(List.of("-r", file.toString(), "-Y", displayFilter));
        words.addAll(options);
        return new Command(words).run().outputOrThrow();
    }

    /** When the first packet that matches was seen after that moment. Ends the recording. */
    public Instant firstSeen(String displayFilter, Instant after) {
        return packets(displayFilter, "frame.time_epoch").stream()
                .map(fields -> instant(fields.get(0)))
                .filter(time -> time.isAfter(after))
                .findFirst()
                .orElseThrow(() -> new LabException("No packet in " + file + " is: " + displayFilter));
    }

    private static Instant instant(String epochSeconds) {
        BigDecimal nanoseconds = new BigDecimal(epochSeconds).movePointRight(9);
        return Instant.ofEpochSecond(0, nanoseconds.longValueExact());
    }

    @Override
    public void close() {
        recorder.close();
    }
}
