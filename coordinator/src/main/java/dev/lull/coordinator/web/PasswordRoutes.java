package dev.lull.coordinator.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.coordinator.action.Unlock;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;

/** Calls that give passwords of archives: {@code {"passwords": ["…"]}}. They are never told to anybody. */
final class PasswordRoutes {

    static final int MOST = 1000;
    static final int LONGEST = 1000;

    private final Unlock unlock;
    private final Ledger ledger;

    PasswordRoutes(Unlock unlock, Ledger ledger) {
        this.unlock = unlock;
        this.ledger = ledger;
    }

    /** The passwords in a body; none where it has no such field. */
    static List<String> passwords(JsonNode body) {
        JsonNode given = body.path("passwords");
        if (given.isMissingNode()) {
            return List.of();
        }
        List<String> passwords = new ArrayList<>();
        given.forEach(each -> {
            if (!each.isTextual()
                    || each.textValue().isEmpty()
                    || each.textValue().length() > LONGEST) {
                throw new BadRequestResponse(
                        "passwords[" + passwords.size() + "] must be a text of 1 to " + LONGEST + " characters");
            }
            passwords.add(each.textValue());
        });
        if (!given.isArray() || passwords.isEmpty() || passwords.size() > MOST) {
            throw new BadRequestResponse("passwords must be a list of 1 to " + MOST + " texts");
        }
        return passwords;
    }

    void file(Context context) {
        QueryParams.json(context);
        MediaFile file = QueryParams.id(context)
                .flatMap(ledger.media()::find)
                .orElseThrow(() -> new NotFoundResponse("there is no such file, or its state has expired"));
        Responses.with(context, new Answer(unlock.file(file, required(context)) ? 1 : 0));
    }

    void submission(Context context) {
        QueryParams.json(context);
        String submission = QueryParams.id(context)
                .filter(id -> ledger.submissions().find(id).isPresent())
                .orElseThrow(() -> new NotFoundResponse("there is no such submission, or its state has expired"));
        Responses.with(context, new Answer(unlock.submission(submission, required(context))));
    }

    private static List<String> required(Context context) {
        String expected = "an object with a list of passwords: {\"passwords\": [\"…\"]}";
        JsonNode body = RequestBody.read(context, expected, List.of("passwords"));
        List<String> passwords = passwords(body);
        if (passwords.isEmpty()) {
            throw new BadRequestResponse("the body must be " + expected);
        }
        return passwords;
    }

    /** @param waited archives that waited for a password, and are tried again now */
    record Answer(int waited) {}
}
