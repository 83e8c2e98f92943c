package io.kubeospf.daemon.config;

import io.kubeospf.core.packet.Secret;
import io.kubeospf.daemon.file.RegularFile;
import io.kubeospf.daemon.file.SystemPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads keys, each from a file of its own. No message holds any of their octets, nor a name that is none of a file: it may be the key
 * itself, written in the wrong place.
 *
 * @param credentials where a name that is no absolute path is looked up: systemd's directory for LoadCredential=
 */
record KeyFiles(Optional<String> credentials) {
    /** In octets; no key is longer. */
    private static final int LONGEST = 1024;

    private static final int LINE_END = 2;

    private static final String CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY";

    /** What editors of other systems put before text, as UTF-8 and as UTF-16. */
    private static final List<byte[]> BYTE_ORDER_MARKS = List.of(
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            new byte[] {(byte) 0xfe, (byte) 0xff},
            new byte[] {(byte) 0xff, (byte) 0xfe});

    static KeyFiles ofEnvironment() {
        return new KeyFiles(Optional.ofNullable(System.getenv(CREDENTIALS_DIRECTORY)));
    }

    /**
     * Reads a key. The end of its line is no part of it.
     *
     * @throws IllegalArgumentException when it cannot be read, or others can; the message says why, and the remedy
     */
    Secret read(String name) {
        Path path = resolve(name);
        try {
            requireReadable(path);
            requirePrivate(path);
            return withoutLineEnd(RegularFile.octets(path, LONGEST + LINE_END));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no such file; make it, with the key as its only line, or correct the name");
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(
                    "not allowed to read the file; let this user's group read it: chgrp, then chmod 640");
        } catch (FileSystemException e) {
            throw new IllegalArgumentException("the file cannot be read as a key: " + e.getReason()
                    + "; name a file with the key as its only line");
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e.getMessage());
        }
    }

    /**
     * The octets of one line, without its end.
     *
     * @throws IllegalArgumentException when they are more than a line or none, or begin with what no other router has in its key
     */
    static Secret withoutLineEnd(byte... octets) {
        int length = octets.length;
        if (length > 0 && octets[length - 1] == '\n') {
            length--;
            if (length > 0 && octets[length - 1] == '\r') {
                length--;
            }
        }
        if (length == 0) {
            throw new IllegalArgumentException("the key is empty; write one");
        }
        byte[] key = Arrays.copyOf(octets, length);
        if (BYTE_ORDER_MARKS.stream().anyMatch(mark -> startsWith(key, mark))) {
            throw new IllegalArgumentException(
                    "the key begins with a byte order mark, which the other routers do not have; save it without");
        }
        for (byte octet : key) {
            if (octet == '\n' || octet == '\r' || octet == 0) {
                throw new IllegalArgumentException(
                        "the key has a line feed, a carriage return or a NUL in it; write one key on one line and nothing else");
            }
        }
        return Secret.of(key);
    }

    private static boolean startsWith(byte[] octets, byte[] mark) {
        return octets.length >= mark.length && Arrays.equals(octets, 0, mark.length, mark, 0, mark.length);
    }

    private Path resolve(String name) {
        Path path = SystemPath.of(name);
        if (path.isAbsolute()) {
            return path;
        }
        return credentials
                .map(KeyFiles::credentialsDirectory)
                .map(directory -> directory.resolve(path))
                .orElseThrow(() -> new IllegalArgumentException(
                        "what is no whole path is the name of a systemd credential, and CREDENTIALS_DIRECTORY is not set"
                                + " here; write the whole path of a file, or set it as the service has it"));
    }

    private static Path credentialsDirectory(String text) {
        try {
            return SystemPath.absolute(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(CREDENTIALS_DIRECTORY + " is '" + text + "': " + e.getMessage(), e);
        }
    }

    private static void requireReadable(Path path) {
        if (!Files.isReadable(path) && Files.exists(path)) {
            throw new IllegalArgumentException(
                    "not allowed to read " + path + "; let this user's group read it: chgrp, then chmod 640");
        }
    }

    private static void requirePrivate(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalArgumentException("every user of this machine can read or change " + path
                    + "; take a new key, and chmod 640 " + path);
        }
    }
}
