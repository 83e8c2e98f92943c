package io.kubeospf.daemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of a socket. systemd makes it for the service; where it is missing, as for a daemon that is started by hand, it is made here
 * if its parent exists, and removed at the end.
 */
final class SocketDirectory implements AutoCloseable {
    /** As systemd makes a RuntimeDirectory. The socket has a mode of its own. */
    private static final String MODE = "rwxr-xr-x";

    private final Path path;
    private final boolean made;

    private SocketDirectory(Path path, boolean made) {
        this.path = path;
        this.made = made;
    }

    /**
     * Makes sure that the directory of this socket exists.
     *
     * @throws IOException when it cannot be made; the message says why, and the remedy
     */
    static SocketDirectory of(Path socket) throws IOException {
        Path directory = socket.toAbsolutePath().normalize().getParent();
        if (directory == null || Files.isDirectory(directory)) {
            return new SocketDirectory(socket, false);
        }
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(directory + " is no directory; remove it, or set listen: { control: ... }");
        }
        try {
            Files.createDirectory(directory);
            // Not at the creation, where the umask would take bits away.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(MODE));
            return new SocketDirectory(directory, true);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no directory " + directory.getParent() + " for " + directory
                            + "; create it, or set listen: { control: ... }",
                    e);
        } catch (IOException e) {
            throw new IOException(
                    "there is no directory " + directory + ", and this user cannot create it (" + e.getMessage()
                            + "); as root: install -d -o USER " + directory
                            + ", or set listen: { control: ... } to a path in a directory of this user",
                    e);
        }
    }

    /** Removes the directory if it was made here and is empty. */
    @Override
    public void close() {
        if (made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Another program has put something into it.
            }
        }
    }
}
