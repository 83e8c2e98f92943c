package io.kubeospf.daemon.control;

import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.Routes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/** The socket in the file system: made when nobody answers on it, for its owner and one group, and removed when closed. */
public final class ControlSocket implements AutoCloseable {
    private static final String MODE = "rw-rw----";
    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    private final HttpServer.Listener listener;
    private final SocketDirectory directory;

    /** Device and inode of our socket. */
    private final Object identity;

    private ControlSocket(Path path, HttpServer.Listener listener, SocketDirectory directory, Object identity) {
        this.path = path;
        this.listener = listener;
        this.directory = directory;
        this.identity = identity;
    }

    /** Whether somebody removed the file is seen here. What somebody put in its place is left, so it counts as there. */
    public boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes the socket, and its directory if that is missing. A socket that a process left behind when it was killed is replaced.
     *
     * @throws IOException when it cannot be; the message says why, and the remedy
     */
    public static ControlSocket open(HttpServer server, Path path, Routes routes) throws IOException {
        SocketDirectory directory = SocketDirectory.of(path);
        try {
            requireFree(path);
            return open(server, path, routes, directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Binds the socket under another name and moves it to its path. So nobody reaches it before it has its mode; and the server,
     * which deletes the name that it bound when it closes, deletes no socket that another process has made at the path meanwhile.
     */
    private static ControlSocket open(HttpServer server, Path path, Routes routes, SocketDirectory directory)
            throws IOException {
        Path bound = boundName(path);
        if (isSocket(bound)) {
            Files.delete(bound);
        }
        HttpServer.Listener listener = listen(server, bound, path, routes);
        try {
            Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString(MODE));
            Files.move(bound, path, StandardCopyOption.ATOMIC_MOVE);
            return new ControlSocket(path, listener, directory, identity(path));
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** Beside the path, and no longer: the path of a socket has few octets. */
    private static Path boundName(Path path) {
        String name = path.getFileName().toString();
        String front = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        return path.resolveSibling(front + (name.endsWith("~") ? "-" : "~"));
    }

    private static Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /**
     * Makes sure that no other process serves the socket.
     *
     * @throws IOException when one does; the message says so, and the remedy
     */
    public static void requireUnanswered(Path path) throws IOException {
        if (isSocket(path) && isAnswered(path)) {
            throw new IOException("another kube-ospf answers on " + path
                    + "; stop it, or give this one another socket by listen: { control: ... }");
        }
    }

    private static HttpServer.Listener listen(HttpServer server, Path bound, Path path, Routes routes)
            throws IOException {
        try {
            return server.listen(UnixDomainSocketAddress.of(bound), routes);
        } catch (IOException e) {
            throw new IOException(
                    path + " cannot be made: " + e.getMessage() + "; let this user write to " + path.getParent(), e);
        }
    }

    private static void requireFree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(path)) {
            throw new IOException(path + " is no socket; remove it, or set listen: { control: ... }");
        }
        requireUnanswered(path);
    }

    /** The file's type as the kernel has it (inode(7)). */
    private static boolean isSocket(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return mode instanceof Integer bits && (bits & FILE_TYPE) == SOCKET;
    }

    /** Who does not answer because too many wait for it lives as well, so only a refusal counts. */
    private static boolean isAnswered(Path path) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Lets a group use the socket as well.
     *
     * @return why it cannot, and the remedy
     */
    public Optional<String> admit(String group) {
        try {
            GroupPrincipal principal =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(principal);
            return Optional.empty();
        } catch (UserPrincipalNotFoundException e) {
            return Optional.of("there is no group " + group + ", so only the owner of " + path
                    + " may use it; make the group (groupadd --system " + group
                    + "), or name another by listen: { control-group: ... }");
        } catch (IOException e) {
            return Optional.of("the group " + group + " may not use " + path + " (" + e.getMessage()
                    + "); make this user a member of it");
        }
    }

    @Override
    public void close() {
        listener.close();
        try {
            if (isThere() && identity(path).equals(identity)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // The next start removes what is left over.
        }
        directory.close();
    }
}
