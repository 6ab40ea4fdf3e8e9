package dev.lull.coordinator.web;

import dev.lull.coordinator.action.ActionRefused;
import dev.lull.coordinator.verify.Finding;
import dev.lull.coordinator.verify.TargetVerification;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that compare the ledger with the target. */
final class VerifyRoutes {

    private final TargetVerification verification;
    private final String target;

    VerifyRoutes(TargetVerification verification, String target) {
        this.verification = verification;
        this.target = target;
    }

    void look(Context context) {
        answer(context, false);
    }

    void repair(Context context) {
        QueryParams.json(context);
        answer(context, true);
    }

    private void answer(Context context, boolean repair) {
        try {
            TargetVerification.Part part =
                    verification.compare(QueryParams.offset(context), QueryParams.limit(context), repair);
            List<FindingView> findings = part.findings().stream()
                    .map(finding -> view(finding, target))
                    .toList();
            Responses.with(context, new PartView(part.compared(), findings, part.next()));
        } catch (ActionRefused actionRefused) {
            throw new ConflictResponse(actionRefused.why());
        }
    }

    private static FindingView view(Finding finding, String target) {
        return new FindingView(
                finding.problem().wireName(),
                finding.detail(),
                finding.sentAgain(),
                MediaView.below(target, finding.file()));
    }

    /** @param nextOffset where to go on; null behind the last */
    record PartView(
            int compared,
            List<FindingView> findings,
            @Nullable Integer nextOffset) {}

    record FindingView(String problem, String detail, boolean sentAgain, MediaView file) {}
}
