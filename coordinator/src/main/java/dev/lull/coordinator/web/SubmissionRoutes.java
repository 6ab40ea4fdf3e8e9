package dev.lull.coordinator.web;

import dev.lull.common.ledger.Submission;
import dev.lull.common.ledger.SubmissionLedger;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.intake.SubmissionOptions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.BiFunction;

/** Calls about submissions. */
final class SubmissionRoutes {

    private final BiFunction<List<String>, SubmissionOptions, Submission> submit;
    private final Unlock unlock;
    private final SubmissionLedger submissions;

    SubmissionRoutes(
            BiFunction<List<String>, SubmissionOptions, Submission> submit,
            Unlock unlock,
            SubmissionLedger submissions) {
        this.submit = submit;
        this.unlock = unlock;
        this.submissions = submissions;
    }

    void submit(Context context) {
        SubmitRequest request = SubmitRequest.of(context);
        Submission accepted = submit.apply(request.paths(), request.options());
        if (!request.passwords().isEmpty()) {
            unlock.submission(accepted.id(), request.passwords());
        }
        context.status(HttpStatus.ACCEPTED).header("Location", Api.BASE + "/submissions/" + accepted.id());
        Responses.with(context, SubmissionView.of(accepted));
    }

    void unsettled(Context context) {
        List<Submission> all = submissions.unsettled();
        int offset = QueryParams.offset(context);
        int limit = QueryParams.limit(context);
        Responses.page(
                context,
                offset,
                limit,
                all.stream().skip(offset).limit(limit).map(SubmissionView::of).toList());
    }

    void one(Context context) {
        Responses.with(context, SubmissionView.of(find(context)));
    }

    void files(Context context) {
        int offset = QueryParams.offset(context);
        int limit = QueryParams.limit(context);
        Submission submission = find(context);
        List<MediaView> files = submissions.files(submission.id(), offset, limit).stream()
                .map(file -> MediaView.below(submission.target(), file))
                .toList();
        Responses.page(context, offset, limit, files);
    }

    private Submission find(Context context) {
        return QueryParams.id(context)
                .flatMap(submissions::find)
                .orElseThrow(() -> new NotFoundResponse("there is no such submission, or its state has expired"));
    }
}
