package dev.lull.common.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Functions of Linux' C library, called without another program; their numbers are those of x86-64 and ARM. Where they
 * cannot be called (another system, a library that does not load), {@link #AVAILABLE} is false.
 */
final class LinuxCalls {

    private static final Logger log = LoggerFactory.getLogger(LinuxCalls.class);

    static final int SIGCONT = 18;
    static final int SIGSTOP = 19;

    /** The file is named, not opened: nothing is waited for, and what is behind it is not touched. */
    static final int O_PATH = 0x200000;

    static final int O_CLOEXEC = 0x80000;

    static final int O_WRONLY = 1;

    /** A file without a name in the folder that is opened; it includes {@code O_DIRECTORY}, which is not one number. */
    static final int O_TMPFILE = 0x400000 | (Platform.isARM() ? 0x4000 : 0x10000);

    /** In place of a folder: names are absolute. */
    static final int AT_FDCWD = -100;

    static final int AT_SYMLINK_FOLLOW = 0x400;

    static final int EEXIST = 17;

    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding"));

    static final boolean AVAILABLE = registered();

    private LinuxCalls() {}

    static native int kill(int process, int signal) throws LastErrorException;

    /** @param path the bytes of the name and a zero */
    static native int open(byte[] path, int flags) throws LastErrorException;

    /** The same for a file that is made, with this mode less what the umask takes away. */
    static native int open(byte[] path, int flags, int mode) throws LastErrorException;

    /** Gives a file another name. */
    static native int linkat(int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, int flags)
            throws LastErrorException;

    /** What the other numbers mean depends on the option. */
    static native int prctl(int option, long second, long third, long fourth, long fifth) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;

    /** A name as the system takes it. */
    static byte[] path(Path name) {
        byte[] bytes = name.toString().getBytes(NAMES);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static boolean registered() {
        try {
            if (!Platform.isLinux() || !(Platform.isIntel() || Platform.isARM())) {
                return false;
            }
            Native.register(LinuxCalls.class, Platform.C_LIBRARY_NAME);
            return true;
        } catch (LinkageError e) {
            log.warn("JNA library not loaded, signals are sent by a shell: {}", e.getMessage());
            return false;
        }
    }
}
