package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.store.LocalSourceFiles;
import dev.lull.common.store.SourceRoots;
import dev.lull.convert.testing.FakeAnalyzer;
import dev.lull.convert.testing.Mp4Bytes;
import dev.lull.convert.testing.SomeMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCacheTest {

    private static final Instant SUBMITTED = Instant.parse("2026-11-22T09:00:00Z");

    private final FakeAnalyzer analyzer = new FakeAnalyzer();
    private final SourceCache sources = new SourceCache(
            new LocalSourceFiles(SourceRoots.EVERYWHERE),
            analyzer,
            new SourceLimits(2_000_000, Duration.ofMinutes(10)),
            new IndexMemory(1 << 20));

    @TempDir
    Path folder;

    @Test
    void aVideoIsMeasuredOnceForAllItsUnits() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));

        assertThat(sources.examine(source)).isSameAs(sources.examine(source));
        assertThat(analyzer.looks()).isEqualTo(1);
    }

    @Test
    void aVideoThatChangedIsMeasuredAgain() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));
        sources.examine(source);
        sources.examine(new SourceIdentity(source.source(), "", source.size(), SUBMITTED.plusSeconds(1)));

        assertThat(analyzer.looks()).isEqualTo(2);
    }

    @Test
    void theVideoUsedLongestAgoIsForgottenFirst() throws Exception {
        SourceIdentity first = source("first", SomeMedia.toEncode(30));
        SourceIdentity second = source("second", SomeMedia.toEncode(30));
        sources.examine(first);
        sources.examine(second);
        for (int i = 0; i < 15; i++) {
            sources.examine(first);
            sources.examine(source("other-" + i, SomeMedia.toEncode(30)));
        }
        int before = analyzer.looks();

        sources.examine(first);
        assertThat(analyzer.looks()).as("used all the time").isEqualTo(before);
        sources.examine(second);
        assertThat(analyzer.looks()).as("used long ago").isEqualTo(before + 1);
    }

    @Test
    void noMoreIsRememberedThanFits() throws Exception {
        SourceCache small = new SourceCache(
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                analyzer,
                new SourceLimits(2_000_000, Duration.ofMinutes(10)),
                new IndexMemory(100));
        SourceIdentity first = source("first", SomeMedia.toEncode(30));
        SourceIdentity second = source("second", SomeMedia.toEncode(30));
        small.examine(first);
        small.examine(second);
        small.examine(second);
        assertThat(analyzer.looks()).as("the last one is always remembered").isEqualTo(2);

        small.examine(first);
        assertThat(analyzer.looks()).isEqualTo(3);
    }

    @Test
    void whatWasMeasuredOfOtherContentIsNotRemembered() throws Exception {
        SourceIdentity there = source("film", SomeMedia.toEncode(30));
        SourceIdentity submitted =
                new SourceIdentity(there.source(), Checksum.of("another"), there.size(), there.modified());
        assertThatThrownBy(() -> sources.examineWhole(submitted))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("the source changed since it was submitted: its content is another");
        int before = analyzer.looks();

        sources.examine(submitted);

        assertThat(analyzer.looks()).isEqualTo(before + 1);
    }

    @Test
    void whatIsTooLongIsRefusedByWhatItSays() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(601));

        assertThatThrownBy(() -> sources.examine(source))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("longer than the 0.2 of convert.max-duration");
    }

    @Test
    void whatIsLongerThanItSaysIsRefusedByWhatWasMeasured() throws Exception {
        MediaAnalysis lies = new MediaAnalysis(
                SomeMedia.toEncode(30).facts(), SomeMedia.toEncode(700).timelines());
        SourceIdentity source = source("film", lies);

        assertThatThrownBy(() -> sources.examine(source)).hasMessageContaining("convert.max-duration");
    }

    @Test
    void aTruncatedVideoIsRefused() throws Exception {
        MediaAnalysis half = new MediaAnalysis(
                SomeMedia.toEncode(30).facts(), SomeMedia.toEncode(12).timelines());
        SourceIdentity source = source("film", half);

        assertThatThrownBy(() -> sources.examine(source)).hasMessage("ends at 12.0 s of 30.0 s declared");
    }

    @Test
    void aRefusalIsNotRemembered() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(601));
        assertThatThrownBy(() -> sources.examine(source)).isInstanceOf(Failure.class);
        analyzer.learn(Mp4Bytes.ascii("film"), SomeMedia.toEncode(30));

        assertThat(sources.examine(source).length()).isEqualTo(30);
    }

    private SourceIdentity source(String name, MediaAnalysis analysis) throws IOException {
        Path file = Files.write(folder.resolve(name + ".mkv"), Mp4Bytes.ascii(name));
        analyzer.learn(Mp4Bytes.ascii(name), analysis);
        return new SourceIdentity(file.toString(), "", Files.size(file), SUBMITTED);
    }
}
