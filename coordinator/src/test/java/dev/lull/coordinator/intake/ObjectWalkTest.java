package dev.lull.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lull.common.ledger.WalkPosition;
import dev.lull.common.media.Failure;
import dev.lull.common.media.MediaField;
import dev.lull.common.store.SourceFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObjectWalkTest {

    private final List<WalkEntry> found = new ArrayList<>();
    /** With what had been found when they were passed. */
    private final Map<WalkPosition, Integer> positions = new LinkedHashMap<>();

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
    void objectsThatAServerToldOfHaveTheirPathBelowTheFolder() throws Exception {
        SourceFiles bucket = BucketOfNames.with("in/1/IMG.AAE", "in/1/IMG.HEIC", "in/.x/a.jpg", "in/out/a.jpg");
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket/in"), List.of("s3://bucket/in/out"), List.of(".*"));
        new ObjectWalk(roots, bucket, new SourceCheck(bucket, Duration.ZERO), found::add)
                .files(
                        List.of(
                                "s3://bucket/in/.x/a.jpg",
                                "s3://bucket/in/1/IMG.AAE",
                                "s3://bucket/in/1/IMG.HEIC",
                                "s3://bucket/in/gone.jpg",
                                "s3://bucket/in/out/a.jpg"),
                        "s3://bucket/in",
                        "camera/");

        assertThat(found)
                .extracting(WalkEntry::name, WalkEntry::owner, ObjectWalkTest::reason)
                .containsExactly(
                        tuple("camera/.x", null, "left out: its name matches .* in intake.exclude-names"),
                        tuple("camera/1/IMG.HEIC", null, null),
                        tuple("camera/1/IMG.AAE", "s3://bucket/in/1/IMG.HEIC", null),
                        tuple("camera/gone.jpg", null, reason(WalkEntry.odd("", "", Verdicts.noObject()))),
                        tuple("camera/out/a.jpg", null, reason(WalkEntry.odd("", "", Verdicts.excluded()))));
    }

    @Test
    void anObjectThatAServerToldOfOutsideTheRootsIsRefused() throws Exception {
        SourceFiles bucket = BucketOfNames.with("other/a.jpg");
        new ObjectWalk(
                        new AllowedRoots(List.of("s3://bucket/in"), List.of()),
                        bucket,
                        new SourceCheck(bucket, Duration.ZERO),
                        found::add)
                .files(List.of("s3://bucket/other/a.jpg"), "s3://bucket/other", "");

        assertThat(found)
                .extracting(ObjectWalkTest::reason)
                .containsExactly(reason(WalkEntry.odd("", "", Verdicts.outsideBuckets())));
    }

    @Test
    void aBucketThatIsAwayIsNoEmptyOne() {
        DetachableSources away = new DetachableSources(BucketOfNames.with("in/a.jpg"));
        away.detach("s3://bucket");

        assertThatThrownBy(() -> walk(new AllowedRoots(List.of("s3://bucket"), List.of()), away, "s3://bucket/in"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("s3://bucket/in: Stale file handle");
        assertThat(found).isEmpty();
    }

    @Test
    void aBucketThatAnswersAndCannotBeListedIsQuarantinedAfterAFewTries() throws Exception {
        DetachableSources refusing = new DetachableSources(BucketOfNames.with());
        refusing.fail("s3://bucket/in", 6, new IOException("refused"));

        walk(new AllowedRoots(List.of("s3://bucket"), List.of()), refusing, "s3://bucket/in");

        assertThat(found).extracting(ObjectWalkTest::reason).containsExactly("cannot read the bucket: refused");
        assertThat(refusing.failures()).isEqualTo(3);
    }

    @Test
    void aServerThatAsksToWaitIsAskedUntilItLists() throws Exception {
        DetachableSources busy = new DetachableSources(BucketOfNames.with("in/a.jpg"));
        busy.fail("s3://bucket/in", 6, new IOException(new Failure.RateLimited("slow down", Duration.ofHours(1))));

        walk(new AllowedRoots(List.of("s3://bucket"), List.of()), busy, "s3://bucket/in");

        assertThat(found).extracting(WalkEntry::name, ObjectWalkTest::reason).containsExactly(tuple("a.jpg", null));
    }

    @Test
    void aFileAndItsSidecarsFindEachOtherAcrossPagesAndFoldersBetweenThem() throws Exception {
        walk(
                "s3://bucket/in",
                "in/v1 (2).jpg",
                "in/v1.0/a.jpg",
                "in/v1.0/a.xmp",
                "in/v1.0/b.jpg",
                "in/v1.en.srt",
                "in/v1.jpg",
                "in/v1.mkv",
                "in/v1.xmp");

        assertThat(found)
                .extracting(WalkEntry::name, WalkEntry::owner)
                .containsExactly(
                        tuple("v1 (2).jpg", null),
                        tuple("v1.0/a.jpg", null),
                        tuple("v1.0/a.xmp", "s3://bucket/in/v1.0/a.jpg"),
                        tuple("v1.0/b.jpg", null),
                        tuple("v1.jpg", null),
                        tuple("v1.mkv", null),
                        tuple("v1.en.srt", "s3://bucket/in/v1.mkv"),
                        tuple("v1.xmp", "s3://bucket/in/v1.jpg"));
    }

    /** As from servers that do not sort, or a year of files whose names begin with it and a dot. */
    @Test
    void aLargeFamilyIsPassedOnInParts() throws Exception {
        String[] objects = IntStream.range(0, 2 * Families.LARGEST)
                .boxed()
                .flatMap(i -> Stream.of("in/2026.%06d.jpg".formatted(i), "in/2026.%06d.jpg.xmp".formatted(i)))
                .toArray(String[]::new);

        walk("s3://bucket/in", objects);

        assertThat(found).hasSize(objects.length);
        assertThat(found)
                .filteredOn(entry -> entry.name().endsWith(".xmp"))
                .allSatisfy(entry -> assertThat(entry.source()).isEqualTo(entry.owner() + ".xmp"));
    }

    @Test
    void aWalkThatGoesOnFromAnyPositionFindsTheRest() throws Exception {
        String[] objects = {
            "in/a.jpg",
            "in/a.xmp",
            "in/b.jpg",
            "in/b.x/1.jpg",
            "in/b.x/2.jpg",
            "in/b.xmp",
            "in/c/.x/1",
            "in/c/.x/2",
            "in/d.png"
        };
        walk("s3://bucket/in", objects);
        List<WalkEntry> all = List.copyOf(found);
        Map<WalkPosition, Integer> passed = Map.copyOf(positions);
        assertThat(passed).hasSizeGreaterThan(3);

        passed.forEach((position, before) -> {
            found.clear();
            AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of(), List.of("@eaDir", ".*"));
            assertThatCode(() -> walk(roots, BucketOfNames.with(objects), "s3://bucket/in", position))
                    .doesNotThrowAnyException();
            assertThat(found).as("behind %s", position).containsAll(all.subList(before, all.size()));
            assertThat(found).as("behind %s", position).doesNotContainAnyElementsOf(filesOf(all.subList(0, before)));
        });
    }

    private static List<WalkEntry> filesOf(List<WalkEntry> entries) {
        return entries.stream().filter(entry -> entry.verdict() == null).toList();
    }

    private void walk(String given, String... objects) throws InterruptedException {
        AllowedRoots roots = new AllowedRoots(List.of("s3://bucket"), List.of(), List.of("@eaDir", ".*"));
        SourceFiles files = BucketOfNames.with(objects);
        walk(roots, files, given);
    }

    private void walk(AllowedRoots roots, SourceFiles files, String given) throws InterruptedException {
        walk(roots, files, given, WalkPosition.START);
    }

    private void walk(AllowedRoots roots, SourceFiles files, String given, WalkPosition from)
            throws InterruptedException {
        WalkVisitor visitor = new WalkVisitor() {
            @Override
            public void found(WalkEntry entry) {
                found.add(entry);
            }

            @Override
            public void passed(WalkPosition position) {
                positions.put(position, found.size());
            }
        };
        new ObjectWalk(roots, files, new SourceCheck(files, Duration.ofMillis(1)), visitor).walk(given, from);
    }

    private static String reason(WalkEntry entry) {
        return entry.verdict() == null ? null : entry.verdict().facts().get(MediaField.REASON);
    }
}
