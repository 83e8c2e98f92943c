package io.kubeospf.daemon.claim;

import io.kubeospf.core.net.Ipv4Address;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The raw sockets of IP protocol 89 in this network namespace, and the interfaces on which 224.0.0.5 is received. The kernel does not tell
 * which socket belongs to which interface (inet_diag tells it, but few kernels have the part for raw sockets), so both are needed: an OSPF
 * speaker has such a socket, and is a member of the group on each interface that it uses.
 *
 * @param others the sockets of other processes
 * @param members by the index of the interface: how many sockets receive 224.0.0.5 there, ours included
 */
public record OspfSockets(List<RawSocket> others, Map<Integer, Integer> members) {
    /** The thread's own network namespace; seen under systemd's ProcSubset=pid as well. */
    private static final Path NETWORK = Path.of("/proc/thread-self/net");

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String SOCKET = "socket:[";
    private static final String PROTOCOL = ":0059";
    private static final String GROUP = group(Ipv4Address.ALL_SPF_ROUTERS);

    /**
     * A raw socket.
     *
     * @param user the number of the user who opened it
     * @param inode the socket's number in /proc/PROCESS/fd
     */
    public record RawSocket(int user, long inode) {}

    /** As the kernel has them now; none where it does not show them, for a daemon without /proc is to speak all the same. */
    public static OspfSockets look() {
        try {
            return of(
                    Files.readAllLines(NETWORK.resolve("raw")),
                    Files.readAllLines(NETWORK.resolve("igmp")),
                    inodes(DESCRIPTORS));
        } catch (IOException e) {
            return new OspfSockets(List.of(), Map.of());
        }
    }

    /**
     * Reads the kernel's tables.
     *
     * @param raw the lines of /proc/net/raw: in the second column the protocol in the place of a port, in the eighth the user, in the tenth
     *     the inode
     * @param igmp the lines of /proc/net/igmp: an interface with its index, then indented its groups with their number of members
     * @param own the inodes of this process
     */
    static OspfSockets of(List<String> raw, List<String> igmp, Set<Long> own) {
        List<RawSocket> others = raw.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(PROTOCOL))
                .map(columns -> new RawSocket(Integer.parseUnsignedInt(columns[7]), Long.parseLong(columns[9])))
                .filter(socket -> !own.contains(socket.inode()))
                .toList();
        Map<Integer, Integer> members = new HashMap<>();
        int index = 0;
        for (String line : igmp.subList(1, igmp.size())) {
            String[] columns = line.strip().split("\\s+", -1);
            if (!Character.isWhitespace(line.charAt(0))) {
                index = Integer.parseInt(columns[0]);
            } else if (columns[0].equals(GROUP)) {
                members.put(index, Integer.parseInt(columns[1]));
            }
        }
        return new OspfSockets(others, members);
    }

    /**
     * Whether another process speaks OSPF on an interface.
     *
     * @param ownMembers how many sockets of ours receive 224.0.0.5 there
     */
    public boolean speakOn(int interfaceIndex, int ownMembers) {
        return !others.isEmpty() && members.getOrDefault(interfaceIndex, 0) > ownMembers;
    }

    /** The sockets that a process has open. */
    static Set<Long> inodes(Path descriptors) throws IOException {
        List<Path> files;
        try (var stream = Files.list(descriptors)) {
            files = stream.toList();
        }
        List<String> targets = new ArrayList<>();
        for (Path file : files) {
            try {
                targets.add(Files.readSymbolicLink(file).toString());
            } catch (NoSuchFileException e) {
                // closed meanwhile
            }
        }
        return targets.stream()
                .filter(target -> target.startsWith(SOCKET))
                .map(target -> Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)))
                .collect(Collectors.toSet());
    }

    /** As the kernel prints it: the address in hexadecimal digits, as a number of the machine's byte order. */
    private static String group(Ipv4Address address) {
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return "%08X".formatted(little ? Integer.reverseBytes(address.value()) : address.value());
    }
}
