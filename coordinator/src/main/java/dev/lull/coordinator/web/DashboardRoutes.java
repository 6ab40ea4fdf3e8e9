package dev.lull.coordinator.web;

import dev.lull.common.ops.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dashboard's page and what it is made of. They hold no data, so they are answered without a token; what the page
 * shows it asks of the API, with the token that a person gave it.
 */
public final class DashboardRoutes implements Routes {

    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";

    /** A page that runs and shows nothing but its own files, and asks nobody but its server. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Resource-Policy", "same-origin",
            // a file keeps its name when it changes
            "Cache-Control", "no-cache");

    private final Map<String, DashboardFile> files = new ConcurrentHashMap<>();

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", context -> answer(context, PAGE));
        routes.head("/", context -> answer(context, PAGE));
        routes.get("/assets/<path>", context -> answer(context, ASSETS + context.pathParam("path")));
        routes.head("/assets/<path>", context -> answer(context, ASSETS + context.pathParam("path")));
    }

    private void answer(Context context, String name) {
        DashboardFile file = find(name).orElseThrow(() -> new NotFoundResponse("there is no such file"));
        HEADERS.forEach(context::header);
        context.header("ETag", file.tag()).header("Vary", "Accept-Encoding");
        String known = context.header("If-None-Match");
        if (known != null && file.isAmong(known)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(file.type()).result(file.content());
        }
    }

    /** Only files that there are take memory. */
    private Optional<DashboardFile> find(String name) {
        DashboardFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<DashboardFile> file = DashboardFile.read(name);
        file.ifPresent(each -> files.put(name, each));
        return file;
    }
}
