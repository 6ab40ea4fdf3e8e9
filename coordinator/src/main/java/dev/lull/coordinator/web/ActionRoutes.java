package dev.lull.coordinator.web;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.coordinator.action.ActionRefused;
import dev.lull.coordinator.action.BulkAction;
import dev.lull.coordinator.action.FileAction;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;

/** Calls that ask for something to be done with files: one request, as a call about a file and about a submission. */
final class ActionRoutes {

    private final FileAction fileAction;
    private final Ledger ledger;
    private final String target;

    ActionRoutes(FileAction fileAction, Ledger ledger, String target) {
        this.fileAction = fileAction;
        this.ledger = ledger;
        this.target = target;
    }

    void file(Context context) {
        QueryParams.json(context);
        MediaFile file = QueryParams.id(context)
                .flatMap(ledger.media()::find)
                .orElseThrow(() -> new NotFoundResponse("there is no such file, or its state has expired"));
        try {
            int changed = fileAction.apply(file) ? 1 : 0;
            MediaFile now = ledger.media().find(file.id()).orElse(file);
            Responses.with(context, new FileAnswer(changed, MediaView.below(target, now)));
        } catch (ActionRefused actionRefused) {
            throw new ConflictResponse(actionRefused.why());
        }
    }

    void submission(Context context) {
        QueryParams.json(context);
        SubmissionView before = QueryParams.id(context)
                .flatMap(this::find)
                .orElseThrow(() -> new NotFoundResponse("there is no such submission, or its state has expired"));
        int changed = new BulkAction(ledger).apply(fileAction, before.id());
        Responses.with(context, new SubmissionAnswer(changed, find(before.id()).orElse(before)));
    }

    private Optional<SubmissionView> find(String id) {
        return ledger.submissions().find(id).map(SubmissionView::of);
    }

    /** @param changed 0 when the file was as asked for before */
    record FileAnswer(int changed, MediaView file) {}

    /**
     * @param changed how many of its files were changed
     * @param submission as it was if it is forgotten now
     */
    record SubmissionAnswer(int changed, SubmissionView submission) {}
}
