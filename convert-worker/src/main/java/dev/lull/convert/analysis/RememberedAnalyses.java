package dev.lull.convert.analysis;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured of the last few originals, as many as fit into the memory of one index. */
final class RememberedAnalyses {

    private static final int MOST = 16;

    private final long bytes;

    /** The one asked for last is the last of them. */
    private final Map<SourceIdentity, MediaAnalysis> known = new LinkedHashMap<>(MOST, 0.75f, true);

    RememberedAnalyses(IndexMemory memory) {
        this.bytes = memory.each();
    }

    synchronized @Nullable MediaAnalysis get(SourceIdentity source) {
        return known.get(source);
    }

    synchronized void put(SourceIdentity source, MediaAnalysis analysis) {
        known.put(source, analysis);
        Iterator<MediaAnalysis> eldest = known.values().iterator();
        while (known.size() > MOST || (known.size() > 1 && held() > bytes)) {
            eldest.next();
            eldest.remove();
        }
    }

    private long held() {
        return known.values().stream().mapToLong(MediaAnalysis::bytes).sum();
    }
}
