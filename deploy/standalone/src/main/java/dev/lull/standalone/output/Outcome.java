package dev.lull.standalone.output;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaState;
import dev.lull.common.probe.MediaNames;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A settled submission with its files, which are read page by page: there may be very many. */
public record Outcome(Submission submission, Ledger ledger) {

    private static final int PAGE = 500;

    public Stream<MediaFile> files() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pages(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * Whether an image or a video may not have arrived: a file was quarantined, an archive needs a password, or a file
     * was read and skipped although its name is that of one.
     */
    public boolean needsAttention() {
        return count(MediaState.QUARANTINED) > 0
                || count(MediaState.LOCKED) > 0
                || (count(MediaState.SKIPPED) > 0 && files().anyMatch(Outcome::missed));
    }

    private long count(MediaState state) {
        return submission.counts().getOrDefault(state, 0L);
    }

    /** What was left out unread has no checksum. */
    private static boolean missed(MediaFile file) {
        return file.state() == MediaState.SKIPPED && file.sha256() != null && MediaNames.isMedia(file.name());
    }

    private final class Pages implements Iterator<MediaFile> {

        private int read;
        private Iterator<MediaFile> page = List.<MediaFile>of().iterator();
        private boolean last;

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !last) {
                List<MediaFile> next = ledger.submissions().files(submission.id(), read, PAGE);
                read += PAGE;
                last = next.size() < PAGE;
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public MediaFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
