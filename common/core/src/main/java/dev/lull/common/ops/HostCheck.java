package dev.lull.common.ops;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Set;

/**
 * On loopback a caller must have meant this machine: a web page whose host name was pointed here sends its own name,
 * and is refused.
 */
final class HostCheck {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private HostCheck() {}

    static void check(Context context) {
        String host = String.valueOf(context.host()).replaceFirst(":\\d+$", "");
        if (!THIS_MACHINE.contains(host)) {
            throw new ForbiddenResponse("only calls to localhost are answered");
        }
    }
}
