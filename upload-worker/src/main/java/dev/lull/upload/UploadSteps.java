package dev.lull.upload;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaFile;
import dev.lull.common.task.UploadTask;
import dev.lull.common.trace.Step;
import dev.lull.common.trace.Traces;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells in the trace of each file of a task when it was brought to the target, and what came of that. */
final class UploadSteps {

    private final Traces traces;
    private final String target;

    /** @param target what kind of target it is */
    UploadSteps(Traces traces, String target) {
        this.traces = traces;
        this.target = target;
    }

    /** A file that could not be sent at all. */
    void failed(MediaFile file, UploadTask task, Failure failure) {
        begin(file.id(), task).failed(failure).close();
    }

    /** The same outcomes, which are told of as well; what has none in the end was not brought there. */
    Outcomes begin(UploadTask task, List<Upload> uploads, UploadTarget.Outcomes outcomes) {
        Map<String, Step> steps = new HashMap<>();
        for (Upload upload : uploads) {
            steps.put(upload.media(), begin(upload.media(), task).set("lull.bytes", upload.size()));
        }
        return new Outcomes(steps, outcomes);
    }

    private Step begin(String media, UploadTask task) {
        return traces.begin(media, "upload")
                .set("lull.target", target)
                .set("lull.attempt", task.attempt())
                .set("lull.files", task.media().size());
    }

    /** Ends the step of a file with its outcome. */
    static final class Outcomes implements UploadTarget.Outcomes, AutoCloseable {

        private final Map<String, Step> steps;
        private final UploadTarget.Outcomes outcomes;

        private Outcomes(Map<String, Step> steps, UploadTarget.Outcomes outcomes) {
            this.steps = steps;
            this.outcomes = outcomes;
        }

        @Override
        public void sending(List<Upload> uploads) throws Failure {
            outcomes.sending(uploads);
        }

        @Override
        public void arrived(Map<Upload, Receipt> receipts) {
            outcomes.arrived(receipts);
            receipts.forEach((upload, receipt) -> end(upload)
                    .set("lull.already_there", receipt.alreadyThere())
                    .close());
        }

        @Override
        public void failed(Upload upload, Failure failure) {
            end(upload).failed(failure).close();
            outcomes.failed(upload, failure);
        }

        private Step end(Upload upload) {
            Step step = steps.remove(upload.media());
            return step == null ? Step.NONE : step;
        }

        @Override
        public void close() {
            for (Step step : steps.values()) {
                step.failed(new IllegalStateException("no outcome")).close();
            }
        }
    }
}
