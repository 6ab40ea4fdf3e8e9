package dev.lull.common.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the kernel (seccomp) that refuses a thread, and every program started by it from then on, what could
 * reach another host or another process: sockets of any kind, {@code io_uring}, which makes them too, and the memory
 * and descriptors of other processes. It needs no right, and cannot be taken off.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
public final class NetworkBan {

    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_FILTER = 2;

    /** Where a filter finds the number of the call and the architecture whose numbers these are. */
    private static final int NUMBER = 0;

    private static final int ARCHITECTURE = 4;

    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;

    private static final long ALLOW = 0x7fff0000L;

    /** {@code EACCES}, as a firewall has it. */
    private static final long REFUSE = 0x00050000L | 13;

    /** From here on x86-64 has the same calls again under other numbers. */
    private static final long OTHER_NUMBERS = 0x40000000L;

    private static final int INSTRUCTION = 8;
    private static final int PROGRAM = 16;

    private static final @Nullable Calls CALLS = switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> new Calls(0xc000003eL, List.of(41, 101, 310, 311, 425, 438));
        case "aarch64" -> new Calls(0xc00000b7L, List.of(198, 117, 270, 271, 425, 438));
        default -> null;
    };

    private NetworkBan() {}

    /** From now on, if this system can do that; says whether it did. */
    public static boolean imposeOnThisThread() {
        if (!LinuxCalls.AVAILABLE || CALLS == null) {
            return false;
        }
        try (Memory filter = filter(CALLS);
                Memory program = new Memory(PROGRAM)) {
            program.clear();
            program.setShort(0, (short) (filter.size() / INSTRUCTION));
            program.setPointer(Long.BYTES, filter);
            LinuxCalls.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            LinuxCalls.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, Pointer.nativeValue(program), 0, 0);
            return true;
        } catch (LastErrorException refused) {
            return false;
        }
    }

    /** Each step goes on with the next one, or as many further on as it says. */
    private static Memory filter(Calls calls) {
        int refused = calls.refused.size();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(LOAD, 0, 0, ARCHITECTURE));
        steps.add(new Step(IF_EQUAL, 0, refused + 3, calls.architecture));
        steps.add(new Step(LOAD, 0, 0, NUMBER));
        steps.add(new Step(IF_AT_LEAST, refused + 1, 0, OTHER_NUMBERS));
        for (int number : calls.refused) {
            steps.add(new Step(IF_EQUAL, refused + 4 - steps.size(), 0, number));
        }
        steps.add(new Step(RETURN, 0, 0, ALLOW));
        steps.add(new Step(RETURN, 0, 0, REFUSE));
        Memory filter = new Memory((long) steps.size() * INSTRUCTION);
        for (int number = 0; number < steps.size(); number++) {
            steps.get(number).write(filter, (long) number * INSTRUCTION);
        }
        return filter;
    }

    /**
     * The system calls of an architecture.
     *
     * @param architecture as the kernel numbers them
     * @param refused socket, ptrace, process_vm_readv, process_vm_writev, io_uring_setup, pidfd_getfd
     */
    private record Calls(long architecture, List<Integer> refused) {}

    /**
     * One instruction.
     *
     * @param then how many steps to leave out if what it asks is so
     * @param otherwise how many if not
     */
    private record Step(int code, int then, int otherwise, long value) {

        void write(Memory filter, long at) {
            filter.setShort(at, (short) code);
            filter.setByte(at + 2, (byte) then);
            filter.setByte(at + 3, (byte) otherwise);
            filter.setInt(at + 4, (int) value);
        }
    }
}
