package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectWalkTest {

    private final List<WalkEntry> found = new ArrayList<>();

    @Test
    void aFolderThatIsLeftOutIsOneLine() throws Exception {
        walk("s3://bucket/in", "in/@eaDir/a.jpg", "in/@eaDir/b.jpg", "in/b.jpg", "in/c/.x");

        assertThat(found)
                .extracting(WalkEntry::source, WalkEntry::name, ObjectWalkTest::reason)
                .containsExactly(
                        tuple(
                                "s3://bucket/in/@eaDir",
                                "@eaDir",
                                "left out: its name matches @eaDir in intake.exclude-names"),
                        tuple("s3://bucket/in/b.jpg", "b.jpg", null),
                        tuple("s3://bucket/in/c/.x", "c/.x", "left out: its name matches .* in intake.exclude-names"));
    }

    @Test
    void aSidecarComesBehindTheObjectOfItsFolderThatItBelongsTo() throws Exception {
        walk("s3://bucket/in", "in/1/IMG.AAE", "in/1/IMG.HEIC", "in/2/IMG.AAE");

        assertThat(found)
                .extracting(WalkEntry::name, WalkEntry::owner)
                .containsExactly(
                        tuple("1/IMG.HEIC", null),
                        tuple("1/IMG.AAE", "s3://bucket/in/1/IMG.HEIC"),
                        tuple("2/IMG.AAE", null));
    }

    @Test
    void aSidecarThatIsNamedItselfKnowsTheObjectItBelongsTo() throws Exception {
        walk("s3://bucket/in/IMG.xmp", "in/IMG.jpg", "in/IMG.xmp");

        assertThat(found)
                .extracting(WalkEntry::name, WalkEntry::owner)
                .containsExactly(tuple("IMG.xmp", "s3://bucket/in/IMG.jpg"));
    }

    @Test
    void aBucketThatIsAwayIsNoEmptyOne() {
        DetachableSources away = new DetachableSources(new Names(List.of("in/a.jpg")));
        away.detach("s3://bucket");

        assertThatThrownBy(() -> walk(new AllowedRoots(List.of("s3://bucket"), List.of()), away, "s3://bucket/in"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("s3://bucket/in: Stale file handle");
        assertThat(found).isEmpty();
    }

    @Test
    void aBucketThatAnswersAndCannotBeListedIsQuarantinedAfterAFewTries() throws Exception {
        DetachableSources refusing = new DetachableSources(new Names(List.of()));
        refusing.fail("s3://bucket/in", 6, new IOException("refused"));

        walk(new AllowedRoots(List.of("s3://bucket"), List.of()), refusing, "s3://bucket/in");

        assertThat(found).extracting(ObjectWalkTest::reason).containsExactly("cannot read the bucket: refused");
        assertThat(refusing.failures()).isEqualTo(3);
    }

    @Test
    void aServerThatAsksToWaitIsAskedUntilItLists() throws Exception {
        DetachableSources busy = new DetachableSources(new Names(List.of("in/a.jpg")));
        busy.fail("s3://bucket/in", 6, new IOException(new Failure.RateLimited("slow down", Duration.ofHours(1))));

        walk(new AllowedRoots(List.of("s3://bucket"), List.of()), busy, "s3://bucket/in");

        assertThat(found).extracting(WalkEntry::name, ObjectWalkTest::reason).containsExactly(tuple("a.jpg", null));
    }

    private void walk(String given, String... objects) throws InterruptedException {
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of(), List.of("@eaDir", ".*"));
        SourceFiles files = new Names(List.of(objects));
        walk(roots, files, given);
    }

    private void walk(AllowedRoots roots, SourceFiles files, String given) throws InterruptedException {
        new ObjectWalk(roots, files, new SourceCheck(files, Duration.ofMillis(1)), found::add).walk(given);
    }

    private static String reason(WalkEntry entry) {
        return entry.verdict() == null ? null : entry.verdict().facts().get(MediaField.REASON);
    }

    /** A bucket with nothing but names. */
    private record Names(List<String> names) implements SourceFiles {

        @Override
        public Optional<State> stat(String source) {
            return all().contains(source) ? Optional.of(new State(1, Instant.EPOCH)) : Optional.empty();
        }

        @Override
        public HeldFile hold(String source) throws IOException {
            throw new NoSuchFileException(source);
        }

        @Override
        public List<String> objects(String folder) {
            return all().stream().filter(name -> name.startsWith(folder + "/")).toList();
        }

        private List<String> all() {
            return names.stream().map(name -> "s3://bucket/" + name).toList();
        }

        @Override
        public void close() {}
    }
}
