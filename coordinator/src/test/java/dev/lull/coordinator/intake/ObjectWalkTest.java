package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.media.MediaField;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
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

    private void walk(String given, String... objects) throws InterruptedException {
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of(), List.of("@eaDir", ".*"));
        new ObjectWalk(roots, new Names(List.of(objects)), found::add).walk(given);
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
