package dev.lull.upload.targets;

import dev.lull.common.media.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a target said of each file, in the order it said so. */
final class RecordedOutcomes implements UploadTarget.Outcomes {

    final List<List<Upload>> sent = new ArrayList<>();
    final Map<Upload, Receipt> arrived = new LinkedHashMap<>();
    final Map<Upload, Failure> failed = new LinkedHashMap<>();

    static RecordedOutcomes of(UploadTarget target, Upload... album) throws InterruptedException {
        RecordedOutcomes outcomes = new RecordedOutcomes();
        target.upload(List.of(album), outcomes);
        return outcomes;
    }

    /** Uploads one file that must arrive. */
    static Receipt receiptFor(UploadTarget target, Upload upload) throws Exception {
        RecordedOutcomes outcomes = of(target, upload);
        for (Failure failure : outcomes.failed.values()) {
            throw failure;
        }
        return outcomes.arrived.get(upload);
    }

    /** Uploads one file that must not arrive. */
    static Failure failureOf(UploadTarget target, Upload upload) throws InterruptedException {
        RecordedOutcomes outcomes = of(target, upload);
        if (outcomes.failed.isEmpty()) {
            throw new AssertionError(upload + " arrived as " + outcomes.arrived.get(upload));
        }
        return outcomes.failed.get(upload);
    }

    @Override
    public void sending(List<Upload> uploads) {
        sent.add(uploads);
    }

    @Override
    public void arrived(Map<Upload, Receipt> receipts) {
        arrived.putAll(receipts);
    }

    @Override
    public void failed(Upload upload, Failure failure) {
        failed.put(upload, failure);
    }
}
