package dev.lull.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.MediaField;
import dev.lull.common.media.MediaFile;
import dev.lull.common.media.MediaKind;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.media.Track;
import dev.lull.common.media.Tracks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every ledger does with files and their content. */
public interface MediaLedgerContract extends LedgerContract {

    @Test
    default void aFileNobodyRegisteredIsNotThereAndCannotBeMoved() {
        assertThat(media().find("nobody")).isEmpty();
        assertThat(media().move("nobody", StateChange.to(MediaState.QUEUED))).isEqualTo(TransitionResult.REFUSED);
        nothingIsWritten();
    }

    @Test
    default void aMoveThatTheTableDoesNotAllowChangesNothing() {
        submitted("a");
        Object before = fileAsWritten("a");

        assertThat(media().move("a", StateChange.to(MediaState.CONVERTED).with(MediaField.SIZE, 1)))
                .isEqualTo(TransitionResult.REFUSED);
        assertThat(fileAsWritten("a")).isEqualTo(before);
    }

    @Test
    default void everyPairOfStatesMovesExactlyAsTheTableSays() {
        submitted();
        for (MediaState from : MediaState.values()) {
            for (MediaState to : MediaState.values()) {
                String id = from + "-" + to;
                media().register(id, "s", "/in/" + id, id, NINE);
                wayTo(from)
                        .forEach(state -> assertThat(media().move(id, StateChange.to(state)))
                                .isEqualTo(TransitionResult.DONE));

                assertThat(media().move(id, StateChange.to(to)))
                        .as("%s to %s", from, to)
                        .isEqualTo(
                                from == to
                                        ? TransitionResult.REPEATED
                                        : from.mayBecome(to) ? TransitionResult.DONE : TransitionResult.REFUSED);
            }
        }
    }

    /** The states after the first on the way to one. */
    private static List<MediaState> wayTo(MediaState state) {
        return switch (state) {
            case SUBMITTED -> List.of();
            case CONVERTING -> List.of(MediaState.DEFERRED, state);
            case CONVERTED -> List.of(MediaState.DEFERRED, MediaState.CONVERTING, state);
            case UPLOADED -> List.of(MediaState.QUEUED, state);
            case LOCKED, UNPACKED -> List.of(MediaState.UNPACKING, state);
            case WAITING, UNPACKING, QUEUED, DEFERRED, DUPLICATE, SKIPPED, QUARANTINED, CANCELLED -> List.of(state);
        };
    }

    @Test
    default void registeringAgainLeavesTheFileWhereItIs() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));

        MediaFile again = media().register("a", "s", "/elsewhere", "other", TEN);

        assertThat(again.state()).isEqualTo(MediaState.QUEUED);
        assertThat(again.source()).isEqualTo("/in/a.mkv");
        assertThat(again.submittedAt()).isEqualTo(NINE);
    }

    @Test
    default void allFilesInAStateAreFoundHoweverManyThereAre() {
        submissions().open("s", List.of("/in"), "/out", NINE);
        List<String> ids =
                IntStream.range(0, MediaLedger.PAGE + 1).mapToObj(i -> "m" + i).toList();
        media().registerAll(ids.stream()
                .map(id -> new Registration(id, "s", "/in/" + id, id, TEN))
                .toList());

        assertThat(media().allInState(MediaState.SUBMITTED))
                .extracting(MediaFile::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(media().allInState(MediaState.LOCKED)).isEmpty();
    }

    @Test
    default void manyFilesAreRegisteredLikeOneAfterAnother() {
        submitted("b");
        media().move("b", StateChange.to(MediaState.QUEUED));

        List<MediaFile> registered = media().registerAll(Stream.of("a", "b", "c")
                .map(id -> new Registration(id, "s", "/in/" + id, id, TEN))
                .toList());

        assertThat(registered).extracting(MediaFile::id).containsExactly("a", "b", "c");
        assertThat(registered)
                .extracting(MediaFile::state)
                .containsExactly(MediaState.SUBMITTED, MediaState.QUEUED, MediaState.SUBMITTED);
        assertThat(submissions().files("s", 0, 10)).extracting(MediaFile::id).containsExactly("b", "a", "c");
        assertThat(submissions().find("s").orElseThrow().counts())
                .containsOnly(entry(MediaState.SUBMITTED, 2L), entry(MediaState.QUEUED, 1L));
        assertThat(media().inState(MediaState.SUBMITTED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("a", "c");
    }

    @Test
    default void oneFileThatIsRegisteredTwiceAtOnceIsOneFile() {
        submitted();
        Registration twice = new Registration("a", "s", "/in/a", "a", NINE);

        assertThat(media().registerAll(List.of(twice, twice)))
                .extracting(MediaFile::id)
                .containsExactly("a", "a");
        assertThat(submissions().find("s").orElseThrow().files()).isEqualTo(1);
    }

    @Test
    default void ofManyMovesEachIsAllowedOrNotByItself() {
        submitted("a", "b", "c");
        media().move("b", StateChange.to(MediaState.QUEUED));
        media().move("c", StateChange.to(MediaState.CANCELLED));
        Map<String, StateChange> changes = new LinkedHashMap<>();
        for (String id : List.of("nobody", "c", "b", "a")) {
            changes.put(id, StateChange.to(MediaState.QUEUED).with(MediaField.SIZE, 7));
        }

        assertThat(media().moveAll(changes))
                .containsExactly(
                        entry("nobody", TransitionResult.REFUSED),
                        entry("c", TransitionResult.REFUSED),
                        entry("b", TransitionResult.REPEATED),
                        entry("a", TransitionResult.DONE));
        assertThat(media().findAll(List.of("a", "nobody", "b", "c")))
                .extracting(MediaFile::size)
                .containsExactly(7L, 0L, 0L);
        assertThat(submissions().find("s").orElseThrow().counts())
                .containsOnly(entry(MediaState.QUEUED, 2L), entry(MediaState.CANCELLED, 1L));
    }

    @Test
    default void claimsOfManyAreMadeInTheirOrder() {
        assertThat(media().claimAll(List.of(
                        new ContentClaim("x", "/out", "a"),
                        new ContentClaim("x", "/out", "b"),
                        new ContentClaim("y", "/out", "c"))))
                .containsExactly("a", "a", "c");
    }

    @Test
    default void contentsOfManyArriveAtOnceAndTheirFollowersAreKnown() {
        submitted("a", "b");
        media().moveAll(Map.of("a", StateChange.to(MediaState.QUEUED).with(MediaField.SHA256, "x")));
        media().claimContent("x", "/out", "a");
        media().addDuplicate("a", "copy");

        media().contentsArrived(media().findAll(List.of("a", "b")));

        assertThat(media().hasArrived("x", "a")).isTrue();
        assertThat(media().duplicatesOf(List.of("a", "b"))).containsExactly(entry("a", List.of("copy")));
    }

    @Test
    default void nothingIsAskedForNothing() {
        assertThat(media().registerAll(List.of())).isEmpty();
        assertThat(media().moveAll(Map.of())).isEmpty();
        assertThat(media().findAll(List.of())).isEmpty();
        assertThat(media().claimAll(List.of())).isEmpty();
        assertThat(media().duplicatesOf(List.of())).isEmpty();
        nothingIsWritten();
    }

    @Test
    default void whatWasLearntOnTheWayIsWrittenWithTheState() {
        CaptureTime taken = CaptureTime.parse("2019-07-21T23:15:30+02:00");
        Tracks tracks = new Tracks("matroska", 61.5, List.of(new Track("audio", "aac", "eng", "stereo")));
        submitted("a");
        media().move(
                        "a",
                        StateChange.to(MediaState.DEFERRED)
                                .with(MediaField.KIND, MediaKind.VIDEO.wireName())
                                .with(MediaField.CONTENT_TYPE, "video/x-matroska")
                                .with(MediaField.SIZE, 5_000_000_000L)
                                .with(MediaField.SHA256, "ab12")
                                .with(MediaField.COMPATIBLE, false)
                                .with(MediaField.CAPTURED_AT, taken)
                                .with(MediaField.CAPTURED_PLACE, "48.85837,2.29448")
                                .with(MediaField.CAMERA, "Apple iPhone 13 Pro")
                                .with(MediaField.CONTAINER, tracks.container())
                                .with(MediaField.DURATION, tracks.duration())
                                .with(MediaField.TRACKS, tracks.text())
                                .because("hevc is not h264"));
        media().move(
                        "a",
                        StateChange.to(MediaState.CONVERTING)
                                .with(MediaField.PLAN, ConversionKind.VIDEO.wireName())
                                .with(MediaField.SEGMENTS, 7));
        List<Loss> lost = List.of(
                new Loss("subtitles (hdmv_pgs_subtitle, eng)", "MP4 cannot hold bitmap subtitles"),
                new Loss("attachment \"Ünter[0].ttf\"", "MP4 cannot hold attachments"));
        media().move(
                        "a",
                        StateChange.to(MediaState.CONVERTED)
                                .with(MediaField.CONVERTED_AT, NINE)
                                .losing(lost)
                                .with(MediaField.KEPT, "new container, 2 audio tracks and chapters kept")
                                .with(MediaField.SSIM, 0.982));
        media().move(
                        "a",
                        StateChange.to(MediaState.UPLOADED)
                                .with(MediaField.RESULT, "a.mp4")
                                .with(MediaField.ATTEMPTS, 2)
                                .with(MediaField.UPLOADED_AT, TEN)
                                .with(MediaField.SIDECAR_OF, "b")
                                .with(MediaField.SIDECAR_CONTENT, "of b"));

        assertThat(media().find("a"))
                .contains(new MediaFile(
                        "a",
                        "s",
                        "/in/a.mkv",
                        "a.mkv",
                        MediaKind.VIDEO,
                        "video/x-matroska",
                        5_000_000_000L,
                        "ab12",
                        null,
                        false,
                        ConversionKind.VIDEO,
                        7,
                        MediaState.UPLOADED,
                        null,
                        null,
                        "a.mp4",
                        2,
                        null,
                        null,
                        NINE,
                        NINE,
                        TEN,
                        new Capture(taken, "48.85837,2.29448", "Apple iPhone 13 Pro"),
                        tracks,
                        lost,
                        "new container, 2 audio tracks and chapters kept",
                        0.982,
                        "b",
                        "of b"));
    }

    @Test
    default void aConversionThatLostNothingHasAnEmptyLossList() {
        submitted("a");
        assertThat(media().find("a").orElseThrow().lost()).isEmpty();
        assertThat(media().find("a").orElseThrow().kept()).isNull();

        media().move("a", StateChange.to(MediaState.DEFERRED));
        media().move("a", StateChange.to(MediaState.CONVERTING));
        media().move("a", StateChange.to(MediaState.CONVERTED).losing(List.of()));

        assertThat(media().find("a").orElseThrow().lost()).isEmpty();
    }

    @Test
    default void namesWithBlanksQuotesAndNewLinesComeBackAsTheyWere() {
        String name = "--strange \"ones\"/ü\n😀.jpg";
        submitted();
        media().register("a", "s", "/in/" + name, name, NINE);

        assertThat(media().find("a")).get().satisfies(file -> {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.source()).isEqualTo("/in/" + name);
        });
    }

    @Test
    default void aReasonIsGoneOnceTheFileWentOn() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.DEFERRED).because("hevc is not h264"));
        assertThat(media().find("a").orElseThrow().reason()).isEqualTo("hevc is not h264");

        media().move("a", StateChange.to(MediaState.CONVERTING));
        assertThat(media().find("a").orElseThrow().reason()).isNull();
    }

    @Test
    default void repeatingAMoveWritesNothingIntoTheFile() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED).with(MediaField.SIZE, 1));
        Object before = fileAsWritten("a");

        assertThat(media().move("a", StateChange.to(MediaState.QUEUED).with(MediaField.SIZE, 2)))
                .isEqualTo(TransitionResult.REPEATED);
        assertThat(fileAsWritten("a")).isEqualTo(before);
    }

    @Test
    default void filesInAStateArePagedLongestThereFirst() {
        submitted();
        for (int i = 0; i < 5; i++) {
            media().register("f" + i, "s", "/in/" + i, "n" + i, TEN.minusSeconds(i));
        }

        assertThat(media().inState(MediaState.SUBMITTED, 0, 2))
                .extracting(MediaFile::id)
                .containsExactly("f4", "f3");
        assertThat(media().inState(MediaState.SUBMITTED, 4, 2))
                .extracting(MediaFile::id)
                .containsExactly("f0");
        assertThat(media().inState(MediaState.SUBMITTED, 0, 0)).isEmpty();
    }

    @Test
    default void contentBelongsToWhoeverAskedFirst() {
        assertThat(media().claimContent("cafe", "/out dir", "first")).isEqualTo("first");
        assertThat(media().claimContent("cafe", "/out dir", "second")).isEqualTo("first");
        assertThat(media().claimContent("cafe", "/out dir", "first")).isEqualTo("first");
    }

    @Test
    default void theSameContentForAnotherTargetIsNoDuplicate() {
        media().claimContent("cafe", "/out", "first");

        assertThat(media().claimContent("cafe", "/backup", "second")).isEqualTo("second");
        assertThat(List.of(
                        media().claimContent("cafe", "/backup", "third"),
                        media().claimContent("cafe", "/backup", "first")))
                .containsOnly("second");
    }

    @Test
    default void onlyTheOwnerLetsGoOfContent() {
        media().claimContent("cafe", "/out", "first");

        media().releaseContent("cafe", "second");
        assertThat(media().claimContent("cafe", "/out", "second")).isEqualTo("first");

        media().releaseContent("cafe", "first");
        assertThat(media().claimContent("cafe", "/out", "second")).isEqualTo("second");
    }

    @Test
    default void contentIsTakenOverFromTheOwnerThatIsNamedAndFromNoOther() {
        media().claimContent("cafe", "/out", "first");

        assertThat(media().takeOverContent("cafe", "/out", "second", "another")).isEqualTo("first");
        assertThat(media().takeOverContent("cafe", "/out", "second", "first")).isEqualTo("second");
        assertThat(media().takeOverContent("cafe", "/out", "third", "first")).isEqualTo("second");
    }

    @Test
    default void contentHasArrivedOnceItsOwnerSaysSo() {
        media().claimContent("cafe", "/out dir", "first");
        media().contentArrived("cafe", "second");
        assertThat(List.of(media().hasArrived("cafe", "first"), media().hasArrived("cafe", "second")))
                .containsOnly(false);

        media().contentArrived("cafe", "first");

        assertThat(media().hasArrived("cafe", "first")).isTrue();
        assertThat(media().claimContent("cafe", "/out dir", "second")).isEqualTo("first");
        assertThat(media().hasArrived("cafe", "first")).isTrue();
    }

    @Test
    default void contentThatHasArrivedIsRememberedForItsTimeAndContentUnderWayForEver() {
        media().claimContent("cafe", "/out", "first");
        assertThat(left(Kept.CONTENT, "cafe")).isEmpty();

        media().contentArrived("cafe", "first");
        assertThat(left(Kept.CONTENT, "cafe").orElseThrow()).isBetween(RETENTION, CONTENT_RETENTION);

        media().takeOverContent("cafe", "/out", "second", "first");
        assertThat(left(Kept.CONTENT, "cafe")).isEmpty();
    }

    @Test
    default void contentThatItsOwnerClaimsAgainIsOnItsWayAgain() {
        media().claimContent("cafe", "/out", "first");
        media().contentArrived("cafe", "first");

        assertThat(media().claimContent("cafe", "/out", "first")).isEqualTo("first");

        assertThat(media().hasArrived("cafe", "first")).isFalse();
        assertThat(left(Kept.CONTENT, "cafe")).isEmpty();
    }

    @Test
    default void contentThatHasArrivedIsLetGoByItsOwner() {
        media().claimContent("cafe", "/out", "first");
        media().contentArrived("cafe", "first");

        media().releaseContent("cafe", "first");

        assertThat(media().hasArrived("cafe", "first")).isFalse();
        assertThat(media().claimContent("cafe", "/out", "second")).isEqualTo("second");
    }

    @Test
    default void aFileTellsWhoseContentItHasUntilItIsTriedAgain() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.WAITING).with(MediaField.OWNER, "first"));
        assertThat(media().find("a").orElseThrow().owner()).isEqualTo("first");

        media().move("a", StateChange.to(MediaState.CANCELLED));
        media().retry("a", MediaState.SUBMITTED);
        assertThat(media().find("a").orElseThrow().owner()).isNull();
    }

    @Test
    default void aFileIsListedInTheStateItMovedToAndNoLongerInTheOther() {
        submitted("a");
        media().move("a", StateChange.to(MediaState.QUEUED));

        assertThat(media().inState(MediaState.SUBMITTED, 0, 10)).isEmpty();
        assertThat(media().inState(MediaState.QUEUED, 0, 10))
                .extracting(MediaFile::id)
                .containsExactly("a");
    }

    @Test
    default void filesWithTheSameContentAreKnownByItsOwnerOnceEach() {
        assertThat(media().duplicates("owner")).isEmpty();

        List.of("a", "b", "a").forEach(id -> media().addDuplicate("owner", id));

        assertThat(media().duplicates("owner")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void whatFirstBecameOfAnOriginalIsNoted() {
        submitted("a");
        Object unknown = fileAsWritten("nobody");

        media().noteOriginal("a", "deleted");
        media().noteOriginal("a", "kept: it changed");
        media().noteOriginal("nobody", "deleted");

        assertThat(media().find("a").orElseThrow().original()).isEqualTo("deleted");
        assertThat(fileAsWritten("nobody")).isEqualTo(unknown);
    }

    @Test
    default void filesAreCountedByTheirStateAndQueuedOnesByTheirKind() {
        assertThat(media().counts())
                .isEqualTo(new MediaCounts(Map.of(), media().counts().queued()));
        submitted("a", "b", "c", "d", "e");
        queued("a", "image");
        queued("b", "image");
        queued("c", "video");
        media().move(
                        "d",
                        StateChange.to(MediaState.QUEUED)
                                .with(MediaField.KIND, "image")
                                .with(MediaField.SIDECAR_OF, "a"));

        assertThat(media().counts().byState()).isEqualTo(Map.of(MediaState.QUEUED, 4L, MediaState.SUBMITTED, 1L));
        assertThat(media().counts().queued(MediaKind.IMAGE)).isEqualTo(2);
        assertThat(media().counts().queued(MediaKind.VIDEO)).isEqualTo(1);

        media().moveAll(Map.of("a", StateChange.to(MediaState.UPLOADED), "b", StateChange.to(MediaState.CANCELLED)));
        media().retry("b", MediaState.SUBMITTED);

        assertThat(media().counts().byState())
                .isEqualTo(Map.of(MediaState.QUEUED, 2L, MediaState.SUBMITTED, 2L, MediaState.UPLOADED, 1L));
        assertThat(media().counts().queued(MediaKind.IMAGE)).isZero();
        assertThat(media().counts().in(MediaState.CANCELLED)).isZero();
    }

    private void queued(String id, String kind) {
        media().move(id, StateChange.to(MediaState.QUEUED).with(MediaField.KIND, kind));
    }
}
