package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Checksum;
import dev.lull.common.media.Failure;
import dev.lull.common.store.DirectoryStore;
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
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCacheTest {

    private static final String KEY = "conversions/film/analysis-1.json.gz";
    private static final Instant SUBMITTED = Instant.parse("2026-11-22T09:00:00Z");

    private final FakeAnalyzer analyzer = new FakeAnalyzer();

    @TempDir
    Path folder;

    private SourceCache sources;

    @BeforeEach
    void nothingIsKnown() {
        sources = worker(1 << 20);
    }

    @Test
    void aVideoIsMeasuredOnceForAllItsUnits() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));

        assertThat(sources.examine(source, KEY)).isSameAs(sources.examine(source, KEY));
        assertThat(analyzer.looks()).isEqualTo(1);
    }

    @Test
    void aVideoThatChangedIsMeasuredAgain() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));
        sources.examine(source, KEY);
        sources.examine(new SourceIdentity(source.source(), "", source.size(), SUBMITTED.plusSeconds(1)), KEY);

        assertThat(analyzer.looks()).isEqualTo(2);
    }

    @Test
    void theVideoUsedLongestAgoIsForgottenFirst() throws Exception {
        SourceIdentity first = source("first", SomeMedia.toEncode(30));
        SourceIdentity second = source("second", SomeMedia.toEncode(30));
        sources.examine(first, KEY);
        sources.examine(second, KEY);
        for (int i = 0; i < 15; i++) {
            sources.examine(first, KEY);
            sources.examine(source("other-" + i, SomeMedia.toEncode(30)), KEY);
        }
        int before = analyzer.looks();

        sources.examine(first, KEY);
        assertThat(analyzer.looks()).as("used all the time").isEqualTo(before);
        sources.examine(second, KEY);
        assertThat(analyzer.looks()).as("used long ago").isEqualTo(before + 1);
    }

    @Test
    void noMoreIsRememberedThanFits() throws Exception {
        SourceCache small = worker(100);
        SourceIdentity first = source("first", SomeMedia.toEncode(30));
        SourceIdentity second = source("second", SomeMedia.toEncode(30));
        small.examine(first, KEY);
        small.examine(second, KEY);
        small.examine(second, KEY);
        assertThat(analyzer.looks()).as("the last one is always remembered").isEqualTo(2);

        small.examine(first, KEY);
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

        sources.examine(submitted, KEY);

        assertThat(analyzer.looks()).isEqualTo(before + 1);
    }

    @Test
    void whatIsTooLongIsRefusedByWhatItSays() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(601));

        assertThatThrownBy(() -> sources.examine(source, KEY))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("longer than the 0.2 of convert.max-duration");
    }

    @Test
    void whatIsLongerThanItSaysIsRefusedByWhatWasMeasured() throws Exception {
        MediaAnalysis lies = new MediaAnalysis(
                SomeMedia.toEncode(30).facts(), SomeMedia.toEncode(700).timelines());
        SourceIdentity source = source("film", lies);

        assertThatThrownBy(() -> sources.examine(source, KEY)).hasMessageContaining("convert.max-duration");
    }

    @Test
    void aTruncatedVideoIsRefused() throws Exception {
        MediaAnalysis half = new MediaAnalysis(
                SomeMedia.toEncode(30).facts(), SomeMedia.toEncode(12).timelines());
        SourceIdentity source = source("film", half);

        assertThatThrownBy(() -> sources.examine(source, KEY)).hasMessage("ends at 12.0 s of 30.0 s declared");
    }

    @Test
    void aRefusalIsNotRemembered() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(601));
        assertThatThrownBy(() -> sources.examine(source, KEY)).isInstanceOf(Failure.class);
        analyzer.learn(Mp4Bytes.ascii("film"), SomeMedia.toEncode(30));

        assertThat(sources.examine(source, KEY).length()).isEqualTo(30);
    }

    @Test
    void whatOneWorkerMeasuredIsReadByAnother() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));
        MediaAnalysis measured = sources.examineWhole(source);
        sources.share(measured, KEY);
        int looks = analyzer.looks();

        assertThat(worker(1 << 20).examine(source, KEY))
                .usingRecursiveComparison()
                .isEqualTo(measured);
        assertThat(analyzer.looks()).isEqualTo(looks);
        assertThat(folder.resolve("store/conversions/film"))
                .isDirectoryContaining("glob:**/analysis-1.json.gz")
                .isDirectoryNotContaining("glob:**/*working*");
    }

    @Test
    void whatIsDamagedInTheStoreIsMeasured() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));
        sources.share(sources.examineWhole(source), KEY);
        Path stored = folder.resolve("store").resolve(KEY);
        byte[] bytes = Files.readAllBytes(stored);
        for (int at = 0; at < bytes.length; at += bytes.length / 16) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(stored, damaged);

            assertThat(worker(1 << 20).examine(source, KEY).length())
                    .as("byte " + at)
                    .isEqualTo(30);
        }
        Files.write(stored, Arrays.copyOf(bytes, bytes.length / 2));
        int looks = analyzer.looks();
        assertThat(worker(1 << 20).examine(source, KEY).length()).isEqualTo(30);
        assertThat(analyzer.looks()).isEqualTo(looks + 1);
    }

    @Test
    void aStoreThatTakesNothingOnlyCostsTime() throws Exception {
        SourceIdentity source = source("film", SomeMedia.toEncode(30));
        Files.writeString(folder.resolve("store"), "no folder");

        sources.share(sources.examineWhole(source), KEY);

        assertThat(worker(1 << 20).examine(source, KEY).length()).isEqualTo(30);
    }

    private SourceCache worker(int memory) {
        IndexMemory heap = new IndexMemory(memory);
        return new SourceCache(
                new LocalSourceFiles(SourceRoots.EVERYWHERE),
                new Examination(analyzer, new SourceLimits(2_000_000, Duration.ofMinutes(10))),
                new StoredAnalyses(new DirectoryStore(folder.resolve("store")), heap),
                heap);
    }

    private SourceIdentity source(String name, MediaAnalysis analysis) throws IOException {
        Path file = Files.write(folder.resolve(name + ".mkv"), Mp4Bytes.ascii(name));
        analyzer.learn(Mp4Bytes.ascii(name), analysis);
        return new SourceIdentity(file.toString(), "", Files.size(file), SUBMITTED);
    }
}
