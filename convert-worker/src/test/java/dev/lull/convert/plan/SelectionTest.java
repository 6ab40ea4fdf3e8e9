package dev.lull.convert.plan;

import static dev.lull.convert.testing.SomeFacts.facts;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.media.ConversionKind;
import dev.lull.common.media.Loss;
import dev.lull.common.media.LossKind;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.PictureMarks;
import dev.lull.common.probe.StreamLabel;
import dev.lull.common.probe.TargetProfile;
import dev.lull.convert.analysis.PacketIndex;
import dev.lull.convert.analysis.SourceIdentity;
import dev.lull.convert.analysis.Ticks;
import dev.lull.convert.testing.SomeFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of an original comes along, what does not, and how a person is told. */
class SelectionTest {

    private static final EncoderSettings SETTINGS = encoding("medium", 23, 128, 0);

    @Test
    void nothingIsLostOfAFilmThatFits() {
        assertThat(lost(facts(), ConversionKind.REMUX)).isEmpty();
        assertThat(kept(facts(), ConversionKind.REMUX)).isEqualTo("new container");
    }

    @Test
    void theDefaultTrackIsHeardFirstThoughItStandsBehindTheCommentary() {
        AudioStream commentary = track(1, "aac", 2, new StreamLabel(false, true, "eng", "Commentary", false));
        AudioStream main = track(2, "aac", 2, new StreamLabel(true, false, "eng", null, false));

        Selection selection = select(facts().silent().moreAudio(commentary).moreAudio(main), ConversionKind.REMUX);

        assertThat(selection.audio()).extracting(kept -> kept.track().index()).containsExactly(2, 1);
    }

    @Test
    void aTrackThatCannotBeDecodedIsLostAndSaidToBe() {
        SomeFacts facts = facts().silent()
                .moreAudio(track(1, "unknown", 2, new StreamLabel(true, false, null, null, false)))
                .moreAudio(track(2, "aac", 2, StreamLabel.PLAIN));

        assertThat(select(facts, ConversionKind.REMUX).audio())
                .extracting(kept -> kept.track().index())
                .containsExactly(2);
        assertThat(lost(facts, ConversionKind.REMUX))
                .containsExactly(new Loss("sound track (unknown)", "it cannot be decoded"));
    }

    @Test
    void aFurtherTrackThatPlayersDoNotPlayIsEncodedAndTheFirstOneCopied() {
        SomeFacts facts = facts().moreAudio(track(3, "ac3", 6, StreamLabel.PLAIN));

        assertThat(select(facts, ConversionKind.REMUX).audio())
                .extracting(KeptAudio::copied)
                .containsExactly(true, false);
        assertThat(kept(facts, ConversionKind.REMUX)).isEqualTo("new container, sound encoded, 2 audio tracks kept");
    }

    @Test
    void aCrowdOfTracksIsBoundedAndTheRestCounted() {
        SomeFacts facts = facts();
        for (int track = 0; track < 399; track++) {
            facts.moreAudio(track(10 + track, "mp3", 1, StreamLabel.PLAIN));
        }

        assertThat(select(facts, ConversionKind.REMUX).audio()).hasSize(16);
        assertThat(lost(facts, ConversionKind.REMUX))
                .containsExactly(new Loss("384 further sound tracks", "a result has at most 16"));
    }

    @Test
    void aFilmIsNotGivenUpForWhatComesBesideIt() {
        Planner planner = new Planner(SETTINGS, 8, 10);
        SourceIdentity source = new SourceIdentity("film.mkv", "", 1, Instant.EPOCH);
        MediaFacts facts =
                facts().chapters(2).audio("ac3", 2, 48_000).container("avi").build();
        PacketIndex index = new PacketIndex(Ticks.of(0), Ticks.of(0), null);
        ConversionPlan audio = planner.plan(source, facts, index, "x");
        ConversionPlan full =
                planner.fallBack(audio, "broken", source, facts, index).orElseThrow();

        ConversionPlan last =
                planner.fallBack(full, "broken", source, facts, index).orElseThrow();

        assertThat(last.fingerprint()).isNotEqualTo(full.fingerprint());
        assertThat(planner.stillHolds(last, source)).isTrue();
        assertThat(Selection.of(facts, last, TargetProfile.WEB).chapters()).isZero();
        assertThat(last.content().lost())
                .contains(new Loss(
                        "further sound tracks, subtitles and chapters", "the film could not be converted with them"));
        assertThat(planner.fallBack(last, "broken", source, facts, index)).isEmpty();
    }

    @Test
    void surroundIsKeptWhereThePlayersHearItAndElseMixedDownAndSaid() {
        SomeFacts facts = facts().audio("flac", 8, 48_000);

        assertThat(lost(facts, ConversionKind.AUDIO))
                .containsExactly(new Loss("8 channels of sound track (flac)", "mixed down to 6"));
        assertThat(Selection.of(facts.build(), ConversionKind.AUDIO, TargetProfile.TELEGRAM)
                        .audio())
                .extracting(KeptAudio::channels)
                .containsExactly(2);
    }

    @Test
    void aLayoutThatAacHasNoNumberForBecomesStereo() {
        assertThat(select(facts().audio("flac", 4, 48_000), ConversionKind.AUDIO)
                        .audio())
                .extracting(KeptAudio::channels)
                .containsExactly(2);
    }

    @Test
    void subtitlesThatAreTextAreKeptAndPicturesOfThemLost() {
        SomeFacts facts = facts().extra("subtitle", "subrip").extra("subtitle", "hdmv_pgs_subtitle");

        assertThat(kept(facts, ConversionKind.REMUX)).isEqualTo("new container, subtitles kept");
        assertThat(lost(facts, ConversionKind.REMUX))
                .containsExactly(new Loss("subtitle (hdmv_pgs_subtitle)", "MP4 cannot hold subtitles of this kind"));
    }

    @Test
    void fontsCoversAndTimecodeHaveNoPlace() {
        SomeFacts facts = facts().extra("attachment", "ttf")
                .extra("cover picture", "mjpeg")
                .extra("data", "tmcd");

        assertThat(lost(facts, ConversionKind.REMUX))
                .extracting(Loss::what)
                .containsExactly("attachment (ttf)", "cover picture (mjpeg)", "data (tmcd)");
    }

    @Test
    void whatAnEncodedPictureLosesIsSaid() {
        SomeFacts facts = facts().size(7680, 4320)
                .video("hevc", "Main 10", "yuva420p")
                .transfer("smpte2084")
                .marks(new PictureMarks(false, true, 8, true, false, false, false, false, 0));

        assertThat(lost(facts, ConversionKind.VIDEO))
                .extracting(Loss::what)
                .containsExactly(
                        "picture of 7680x4320",
                        "transparency",
                        "high dynamic range (smpte2084)",
                        "Dolby Vision metadata (profile 8)");
        assertThat(kept(facts, ConversionKind.VIDEO)).isEqualTo("picture encoded, spherical marking kept");
    }

    @Test
    void aCopiedPictureLosesNothingOfThat() {
        assertThat(lost(facts().transfer("smpte2084"), ConversionKind.AUDIO)).isEmpty();
    }

    @Test
    void ofAFileThatGoesAsItIsNothingIsLost() {
        assertThat(lost(facts().extra("attachment", "ttf"), ConversionKind.NONE))
                .isEmpty();
    }

    @Test
    void chaptersAreCountedIn() {
        assertThat(kept(facts().chapters(4).moreAudio(track(3, "mp3", 2, StreamLabel.PLAIN)), ConversionKind.REMUX))
                .isEqualTo("new container, 2 audio tracks and chapters kept");
    }

    private static AudioStream track(int index, String codec, int channels, StreamLabel label) {
        return new AudioStream(index, codec, codec.equals("aac") ? "LC" : null, channels, 48_000, -1, 0, 20, label);
    }

    private static Selection select(SomeFacts facts, ConversionKind kind) {
        return Selection.of(facts.build(), kind, TargetProfile.WEB);
    }

    private static List<Loss> lost(SomeFacts facts, ConversionKind kind) {
        MediaFacts built = facts.build();
        List<Loss> lost = PlannedLosses.of(built, kind, Selection.of(built, kind, TargetProfile.WEB), SETTINGS);
        assertThat(lost)
                .as("a metric counts each by its kind")
                .noneMatch(loss ->
                        LossKind.of(loss) == LossKind.OTHER && !loss.what().endsWith("further things"));
        return lost;
    }

    private static String kept(SomeFacts facts, ConversionKind kind) {
        return KeptWords.of(kind, select(facts, kind));
    }
}
