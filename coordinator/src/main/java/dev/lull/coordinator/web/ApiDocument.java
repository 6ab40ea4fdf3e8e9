package dev.lull.coordinator.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The API in OpenAPI's words, for programs: docs/openapi.json, which tests hold to the routes and their answers. */
final class ApiDocument {

    private static final String NAME = "openapi.json";

    private ApiDocument() {}

    static void answer(Context context) throws IOException {
        try (InputStream document = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(NAME), NAME)) {
            context.result(new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .contentType("application/json");
        }
    }
}
