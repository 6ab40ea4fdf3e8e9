package dev.lull.coordinator.web;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may call: with a token, a caller that sends it; without one, whoever reaches the server, which is on loopback.
 */
final class AccessControl {

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] expected;

    AccessControl(@Nullable String token) {
        this.expected = token == null ? null : bytes(SCHEME + token);
    }

    void check(Context context) {
        if (expected == null) {
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
