package dev.lull.coordinator.web;

import dev.lull.coordinator.receive.Body;
import dev.lull.coordinator.receive.BodyChecksum;
import dev.lull.coordinator.receive.UploadMetadata;
import dev.lull.coordinator.receive.UploadRefused;
import dev.lull.coordinator.receive.UploadState;
import dev.lull.coordinator.receive.Uploads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Files sent over HTTP, by the <a href="https://tus.io/protocols/resumable-upload">tus protocol</a> 1.0: its core, and
 * the extensions creation, creation-with-upload, termination, expiration and checksum.
 */
final class ReceiveRoutes {

    static final String PATH = Api.BASE + "/uploads";

    private static final String ONE = PATH + "/{id}";
    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,creation-with-upload,termination,expiration,checksum";
    private static final String BYTES = "application/offset+octet-stream";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String LENGTH = "Upload-Length";
    private static final String OFFSET = "Upload-Offset";

    private static final String NUMBER = "\\d{1,18}";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Optional<Uploads> uploads;

    /** @param uploads empty where nothing is taken */
    ReceiveRoutes(Optional<Uploads> uploads) {
        this.uploads = uploads;
    }

    /** Every answer names the version, those to callers without a token too. */
    void addBefore(RoutesConfig routes) {
        routes.before(PATH, context -> context.header(RESUMABLE, VERSION));
        routes.before(ONE, context -> context.header(RESUMABLE, VERSION));
    }

    void addTo(RoutesConfig routes) {
        routes.options(PATH, this::options);
        routes.options(ONE, this::options);
        routes.post(PATH, refusing(this::create));
        routes.head(ONE, refusing(this::find));
        routes.patch(ONE, refusing(this::append));
        routes.delete(ONE, refusing(this::terminate));
        routes.post(ONE, refusing(this::overridden));
    }

    private static Handler refusing(Call call) {
        return context -> {
            try {
                call.on(context);
            } catch (UploadRefused e) {
                throw new HttpResponseException(e.refusal().status(), e.why());
            }
        };
    }

    @FunctionalInterface
    private interface Call {
        void on(Context context) throws UploadRefused;
    }

    void options(Context context) {
        context.header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(receiving().largest()))
                .header("Tus-Checksum-Algorithm", BodyChecksum.algorithms())
                .status(HttpStatus.NO_CONTENT);
    }

    void create(Context context) throws UploadRefused {
        requireVersion(context);
        if (context.header("Upload-Concat") != null || context.header("Upload-Defer-Length") != null) {
            throw new BadRequestResponse(
                    "send one whole file: Upload-Concat and Upload-Defer-Length are not supported");
        }
        boolean begins = BYTES.equals(context.contentType());
        Body body = body(context);
        UploadState state =
                receiving().create(number(context, LENGTH), UploadMetadata.of(context.header("Upload-Metadata")));
        context.header("Location", PATH + "/" + state.id());
        if (begins) {
            state = receiving().append(state.id(), 0, body);
        }
        if (begins) {
            context.header(OFFSET, Long.toString(state.offset()));
        }
        tell(context, state);
        context.status(HttpStatus.CREATED);
    }

    void find(Context context) throws UploadRefused {
        requireVersion(context);
        UploadState state = receiving().find(id(context));
        context.header(OFFSET, Long.toString(state.offset()))
                .header(LENGTH, Long.toString(state.length()))
                .header("Cache-Control", "no-store");
        if (!state.metadata().isEmpty()) {
            context.header("Upload-Metadata", state.metadata());
        }
        tell(context, state);
    }

    void append(Context context) throws UploadRefused {
        requireVersion(context);
        if (!BYTES.equals(context.contentType())) {
            throw new HttpResponseException(415, "send the bytes as " + BYTES);
        }
        UploadState state = receiving().append(id(context), number(context, OFFSET), body(context));
        context.header(OFFSET, Long.toString(state.offset()));
        tell(context, state);
        context.status(HttpStatus.NO_CONTENT);
    }

    void terminate(Context context) throws UploadRefused {
        requireVersion(context);
        receiving().terminate(id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    /** For callers that cannot send other methods, or whose proxy does not let them through. */
    void overridden(Context context) throws UploadRefused {
        switch (String.valueOf(context.header("X-HTTP-Method-Override"))) {
            case "PATCH" -> append(context);
            case "DELETE" -> terminate(context);
            case "HEAD" -> find(context);
            default -> throw new MethodNotAllowedResponse("send PATCH, HEAD or DELETE");
        }
    }

    private Uploads receiving() {
        return uploads.orElseThrow(
                () -> new NotFoundResponse("no files are taken over HTTP here: set uploads.folder at the coordinator"));
    }

    private static void tell(Context context, UploadState state) {
        if (state.expires() != null) {
            context.header("Upload-Expires", HTTP_DATE.format(state.expires()));
        }
        if (state.whole()) {
            context.header("Lull-Submission", state.id());
        }
    }

    private static void requireVersion(Context context) {
        if (!VERSION.equals(context.header(RESUMABLE))) {
            context.header("Tus-Version", VERSION);
            throw new HttpResponseException(412, "send " + RESUMABLE + ": " + VERSION);
        }
    }

    /** What is no id is that of no upload. */
    private static String id(Context context) {
        return QueryParams.id(context).orElse("");
    }

    private static Body body(Context context) throws UploadRefused {
        return new Body(
                context.bodyInputStream(),
                context.req().getContentLengthLong(),
                BodyChecksum.of(context.header("Upload-Checksum")));
    }

    private static long number(Context context, String header) {
        String text = String.valueOf(context.header(header));
        if (!text.matches(NUMBER)) {
            throw new BadRequestResponse(header + " must be a whole number of bytes");
        }
        return Long.parseLong(text);
    }
}
