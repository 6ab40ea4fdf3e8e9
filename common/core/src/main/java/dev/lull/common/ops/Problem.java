package dev.lull.common.ops;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An error as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> has it.
 *
 * @param type always {@code about:blank}: the status says what kind it is
 * @param detail one line for a person
 */
record Problem(
        String type, String title, int status, @Nullable String detail) {

    /** The one status that the tus protocol adds to those of HTTP. */
    private static final int CHECKSUM_MISMATCH = 460;

    static final String CONTENT_TYPE = "application/problem+json";

    static void answer(Context context, int status, @Nullable String detail) {
        String title = status == CHECKSUM_MISMATCH
                ? "Checksum Mismatch"
                : HttpStatus.forStatus(status).getMessage();
        context.status(status)
                .result(Json.write(new Problem("about:blank", title, status, detail)))
                .contentType(CONTENT_TYPE);
    }
}
