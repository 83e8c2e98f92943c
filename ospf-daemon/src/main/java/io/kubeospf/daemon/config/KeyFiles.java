package io.kubeospf.daemon.config;

import io.kubeospf.core.packet.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads keys, each from a file of its own. No message holds any of their octets, nor a name that is none of a file: it may be the key
 * itself, written in the wrong place.
 *
 * @param credentials where a name that is no absolute path is looked up: systemd's directory for LoadCredential=
 */
record KeyFiles(Optional<Path> credentials) {
    /** In octets; no key is longer. */
    private static final int LONGEST = 1024;

    private static final int LINE_END = 2;

    static KeyFiles ofEnvironment() {
        return new KeyFiles(
                Optional.ofNullable(System.getenv("CREDENTIALS_DIRECTORY")).map(Path::of));
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
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException(path + " is no file that holds a key; name one");
            }
            return secret(path);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no such file; make it, with the key as its only line, or correct the name");
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(
                    "not allowed to read the file; let this user's group read it: chgrp, then chmod 640");
        } catch (FileSystemException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e.getReason());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e.getMessage());
        }
    }

    /** The octets without the end of their line. */
    static Secret withoutLineEnd(byte... octets) {
        int length = octets.length;
        if (length > 0 && octets[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && octets[length - 1] == '\r') {
            length--;
        }
        if (length == 0) {
            throw new IllegalArgumentException("the key is empty; write one");
        }
        return Secret.of(Arrays.copyOf(octets, length));
    }

    private Path resolve(String name) {
        Path path = path(name);
        if (path.isAbsolute()) {
            return path;
        }
        return credentials
                .map(directory -> directory.resolve(path))
                .orElseThrow(() -> new IllegalArgumentException(
                        "what is no whole path is the name of a systemd credential, and CREDENTIALS_DIRECTORY is not set"
                                + " here; write the whole path of a file, or set it as the service has it"));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this cannot be a file's name (" + e.getReason() + "); write its path");
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

    private static Secret secret(Path path) throws IOException {
        byte[] octets;
        try (InputStream input = Files.newInputStream(path)) {
            octets = input.readNBytes(LONGEST + LINE_END + 1);
        }
        Secret secret = withoutLineEnd(octets);
        if (secret.length() > LONGEST) {
            throw new IllegalArgumentException(
                    path + " has more than " + LONGEST + " octets; it must hold one key and nothing else");
        }
        return secret;
    }
}
