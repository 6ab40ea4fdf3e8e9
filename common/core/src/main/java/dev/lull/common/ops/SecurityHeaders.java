package dev.lull.common.ops;

import io.javalin.http.Context;

/** What browsers are told with every answer: to take it for nothing but what it says it is, and to run none of it. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    /** A call that answers a page says itself what that may do. */
    static void add(Context context) {
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
