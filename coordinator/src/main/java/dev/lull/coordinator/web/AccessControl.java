package dev.lull.coordinator.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call. With a token: a caller that sends it. Without one the server is on loopback, and the caller must have
 * meant this machine: a web page whose host name was pointed here sends its own name, and is refused.
 */
final class AccessControl {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final byte @Nullable [] expected;

    AccessControl(@Nullable String token) {
        this.expected = token == null ? null : bytes(SCHEME + token);
    }

    void check(Context context) {
        if (expected == null) {
            String host = String.valueOf(context.host()).replaceFirst(":\\d+$", "");
            if (!THIS_MACHINE.contains(host)) {
                throw new ForbiddenResponse("without http.token only calls to localhost are answered");
            }
            return;
        }
        String sent = context.header("Authorization");
        if (sent == null || !MessageDigest.isEqual(expected, bytes(sent))) {
            context.header("WWW-Authenticate", SCHEME.strip());
            throw new UnauthorizedResponse("send the token of http.token as 'Authorization: Bearer …'");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
