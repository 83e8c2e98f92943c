package io.kubeospf.daemon.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The C library's functions under their own names; each throws with errno when the library reports failure. */
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int descriptor, byte[] address, int addressLength) throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int option, byte[] value, int length)
            throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int option, Memory value, int length)
            throws LastErrorException;

    static native long recv(int descriptor, byte[] buffer, long length, int flags) throws LastErrorException;

    static native long sendto(int descriptor, byte[] buffer, long length, int flags, byte[] address, int addressLength)
            throws LastErrorException;

    static native Pointer signal(int signal, Pointer handler) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
}
