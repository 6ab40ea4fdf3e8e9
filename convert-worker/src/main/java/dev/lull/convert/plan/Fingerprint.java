package dev.lull.convert.plan;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.ConversionKind;
import dev.lull.convert.analysis.SourceIdentity;
import java.util.List;

/** What must be equal for one unit to fit to another: the source, the way it is cut, and the way it is encoded. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(
            SourceIdentity source, ConversionKind kind, List<Long> cuts, boolean mainTracksOnly, String encoding) {
        String all = String.join(
                "\n",
                source.sha256(),
                Long.toString(source.size()),
                source.modified().toString(),
                kind.wireName(),
                cuts.toString(),
                mainTracksOnly ? "main tracks" : "all tracks",
                encoding);
        return Checksum.of(all);
    }
}
