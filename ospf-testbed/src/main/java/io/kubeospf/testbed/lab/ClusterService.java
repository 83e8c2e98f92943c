package io.kubeospf.testbed.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One port of a Kubernetes service with one endpoint.
 *
 * @param portName namespace/service:port, as kube-proxy names it
 * @param protocol tcp or udp
 * @param endpoint address:port of the pod
 */
public record ClusterService(String portName, String protocol, String clusterIp, int port, String endpoint) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int HASH_LENGTH = 16;

    /** The chain of the service, named the way kube-proxy names it. */
    String serviceChain() {
        return "KUBE-SVC-" + hash(portName + protocol);
    }

    /** The chain of the service's endpoint, named the way kube-proxy names it. */
    String endpointChain() {
        return "KUBE-SEP-" + hash(portName + protocol + endpoint);
    }

    String endpointAddress() {
        return endpoint.substring(0, endpoint.indexOf(':'));
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
