package dev.lull.convert.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.MediaAnalysis;
import dev.lull.convert.analysis.StreamPair;
import dev.lull.convert.plan.KeptAudio;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.FakeAnalyzer;
import dev.lull.convert.testing.SomeMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A film of 30 s with one audio track, and copies of it. */
class SameStreamsTest {

    private static final Path SOURCE = Path.of("source.mkv");
    private static final Path MADE = Path.of("made.mp4");
    private static final MediaAnalysis FILM = SomeMedia.compatible(30);

    private final List<StreamPair> asked = new ArrayList<>();
    private final FakeAnalyzer analyzer = new FakeAnalyzer() {
        @Override
        public List<Boolean> samePackets(List<StreamPair> pairs) {
            asked.addAll(pairs);
            return pairs.stream().map(pair -> true).toList();
        }
    };

    @Test
    void whatWasCopiedWithItsTimesIsTheSameIfItsPacketsAre() throws Exception {
        assertThat(of(true, true, FILM)).isEqualTo(new SameStreams(true, Set.of(0)));
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatWasEncodedIsNotCompared() throws Exception {
        assertThat(of(false, false, FILM)).isEqualTo(new SameStreams(false, Set.of()));
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsShownOrHeardAtOtherTimesIsNotTheSameWhateverItsPackets() throws Exception {
        assertThat(of(true, true, SomeMedia.compatible(31))).isEqualTo(new SameStreams(false, Set.of()));
        assertThat(asked).isEmpty();
    }

    private SameStreams of(boolean picture, boolean sound, MediaAnalysis result) throws Exception {
        Selection all = Selection.of(FILM.facts(), ConversionKind.REMUX, TargetProfile.WEB);
        Selection selection = new Selection(
                all.video(),
                all.audio().stream()
                        .map(kept -> new KeptAudio(kept.track(), sound, kept.channels()))
                        .toList(),
                all.subtitles(),
                all.chapters());
        return SameStreams.of(analyzer, picture, selection, SOURCE, FILM, MADE, result);
    }
}
