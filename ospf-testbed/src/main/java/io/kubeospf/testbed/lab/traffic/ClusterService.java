package io.kubeospf.testbed.lab.traffic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * One port of a Kubernetes service.
 *
 * @param portName namespace/service:port, as kube-proxy names it
 * @param protocol tcp or udp
 * @param endpoints address:port of each pod, at least one
 * @param clientAffinity whether a client stays on its pod: session affinity ClientIP
 */
public record ClusterService(
        String portName, String protocol, String clusterIp, int port, List<String> endpoints, boolean clientAffinity) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int HASH_LENGTH = 16;

    public ClusterService {
        endpoints = List.copyOf(endpoints);
    }

    public static ClusterService of(String portName, String protocol, String clusterIp, int port, String... endpoints) {
        return new ClusterService(portName, protocol, clusterIp, port, List.of(endpoints), false);
    }

    public ClusterService withClientAffinity() {
        return new ClusterService(portName, protocol, clusterIp, port, endpoints, true);
    }

    /** The chain of the service, named the way kube-proxy names it. */
    String serviceChain() {
        return "KUBE-SVC-" + hash(portName + protocol);
    }

    /** The chain of one of the service's endpoints, named the way kube-proxy names it. */
    String endpointChain(String endpoint) {
        return "KUBE-SEP-" + hash(portName + protocol + endpoint);
    }

    /** The first characters of the base 32 text of a SHA-256 digest: 80 bits, which are whole groups of 5. */
    private static String hash(String text) {
        byte[] digest = sha256(text);
        StringBuilder characters = new StringBuilder(HASH_LENGTH);
        for (int i = 0; i < HASH_LENGTH; i++) {
            int firstBit = 5 * i;
            int octets = ((digest[firstBit / 8] & 0xff) << 8) | (digest[firstBit / 8 + 1] & 0xff);
            characters.append(BASE32.charAt((octets >> (11 - firstBit % 8)) & 0x1f));
        }
        return characters.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
