package io.kubeospf.daemon.linux;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.io.Serial;

/** A system call that the kernel refused. The message names the call and says why in the kernel's words. */
public final class SystemCallException extends IOException {
    public static final int EPERM = 1;
    public static final int EINTR = 4;
    public static final int EAGAIN = 11;
    public static final int ENOPROTOOPT = 92;
    public static final int EADDRINUSE = 98;
    public static final int ENOBUFS = 105;

    @Serial
    private static final long serialVersionUID = 1;

    private final int errorNumber;

    SystemCallException(String call, LastErrorException cause) {
        super(call + ": " + withoutNumber(cause), cause);
        this.errorNumber = cause.getErrorCode();
    }

    /** The value of errno. */
    public int errorNumber() {
        return errorNumber;
    }

    /** JNA writes {@code [1] Operation not permitted}. */
    private static String withoutNumber(LastErrorException cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^\\[[0-9]+] ", "");
    }
}
