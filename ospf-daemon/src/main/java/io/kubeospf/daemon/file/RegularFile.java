package io.kubeospf.daemon.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads small files. What could block the reader or never end (a FIFO, a device, a directory) is refused before it is opened. */
public final class RegularFile {
    private RegularFile() {}

    /**
     * All octets of a file.
     *
     * @param most how many there may be
     * @throws IOException when it cannot be read; the reason of a {@link FileSystemException} says why in words
     */
    public static byte[] octets(Path path, int most) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a directory" : "a FIFO, a socket or a device";
            throw new FileSystemException(path.toString(), null, "it is " + kind + ", not a regular file");
        }
        byte[] octets;
        try (InputStream input = Files.newInputStream(path)) {
            octets = input.readNBytes(most + 1);
        }
        if (octets.length > most) {
            long size = Math.max(octets.length, attributes.size());
            throw new FileSystemException(
                    path.toString(), null, "it has " + size + " octets; at most " + most + " are read");
        }
        return octets;
    }

    /**
     * The text of a file.
     *
     * @param most how many octets it may have
     * @throws CharacterCodingException when it is not UTF-8
     * @throws IOException as for {@link #octets}
     */
    public static String text(Path path, int most) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets(path, most)))
                .toString();
    }
}
