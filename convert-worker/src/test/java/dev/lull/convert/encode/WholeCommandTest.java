package dev.lull.convert.encode;

import static dev.lull.convert.testing.SomeFacts.facts;
import static dev.lull.convert.testing.SomeSettings.encoding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.ConversionKind;
import dev.lull.common.probe.AudioStream;
import dev.lull.common.probe.StreamLabel;
import dev.lull.convert.plan.EncoderSettings;
import dev.lull.convert.plan.Selection;
import dev.lull.convert.testing.SomeFacts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WholeCommandTest {

    private static final Path SOURCE = Path.of("/in/-i http: 'film'.mkv");
    private static final long PIXELS = 1 << 26;
    private static final Path MADE = Path.of("/scratch/made.mp4");

    @ParameterizedTest
    @EnumSource(value = ConversionKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noSourceMayNameOtherFilesOrHosts(ConversionKind kind) {
        List<String> arguments = arguments(kind, facts());

        List<String> input = arguments.subList(0, arguments.indexOf("-i") + 2);
        assertThat(input).containsSequence("-protocol_whitelist", "file");
        assertThat(input).contains("-format_whitelist", "-max_pixels");
        assertThat(input).endsWith("-i", "file:/in/-i http: 'film'.mkv");
        assertThat(arguments).contains("-nostdin").endsWith("file:/scratch/made.mp4");
    }

    @Test
    void aRemuxCopiesThePictureAndTheSound() {
        assertThat(arguments(ConversionKind.REMUX, facts()))
                .containsSequence("-c:v", "copy")
                .containsSequence("-c:a:0", "copy")
                .containsSequence("-map", "0:0")
                .containsSequence("-map", "0:1")
                .contains("-dn")
                .containsSequence("-map_chapters", "-1")
                .containsSequence("-map_metadata", "0")
                .containsSequence("-movflags", "+faststart")
                .doesNotContain("libx264", "aac");
    }

    @Test
    void allThatCanBeHeardAndReadComesAlong() {
        AudioStream second = new AudioStream(
                5, "ac3", null, 2, 48_000, -1, 0, 20, new StreamLabel(false, false, "deu", null, false));
        SomeFacts facts = facts().moreAudio(second)
                .chapters(3)
                .extra("subtitle", "subrip")
                .extra("subtitle", "hdmv_pgs_subtitle");

        assertThat(arguments(ConversionKind.REMUX, facts))
                .containsSequence("-c:a:0", "copy")
                .containsSequence("-map", "0:5")
                .containsSequence("-c:a:1", "aac")
                .containsSequence("-map_metadata:s:a:1", "0:s:5")
                .containsSequence("-disposition:a:0", "default")
                .containsSequence("-map_chapters", "0")
                .containsSequence("-map", "0:2")
                .containsSequence("-c:s", "mov_text")
                .doesNotContain("0:3");
    }

    @Test
    void aSilentVideoGetsNoSound() {
        assertThat(arguments(ConversionKind.FULL, facts().silent())).doesNotContain("-c:a", "0:1");
    }

    @Test
    void surroundSoundStaysSurroundAtARateThatPlayersTake() {
        assertThat(arguments(ConversionKind.AUDIO, facts().audio("flac", 6, 192_000)))
                .containsSequence("-c:v", "copy")
                .containsSequence("-c:a:0", "aac")
                .containsSequence("-b:a:0", "384k")
                .containsSequence("-ac:a:0", "6")
                .containsSequence("-ar:a:0", "48000");
    }

    @Test
    void thePictureIsDeinterlacedScaledAndToneMappedOnlyWhereItMust() {
        assertThat(filter(facts())).isEqualTo("scale=w=1280:h=720:out_range=tv,setsar=1,format=yuv420p");
        assertThat(filter(facts().fields("tt"))).startsWith("bwdif=mode=send_frame,settb=1/12800,scale=");
        assertThat(filter(facts().transfer("arib-std-b67"))).contains("tonemap=hable");
    }

    @Test
    void threadsAreLimitedForDecodingAndEncodingWhenAsked() {
        List<String> limited = arguments(ConversionKind.FULL, facts(), encoding("fast", 20, 96, 3));

        assertThat(limited.stream().filter("-threads"::equals)).hasSize(2);
        assertThat(arguments(ConversionKind.FULL, facts())).doesNotContain("-threads");
    }

    private static String filter(SomeFacts facts) {
        List<String> arguments = arguments(ConversionKind.VIDEO, facts);
        return arguments.get(arguments.indexOf("-filter:v") + 1);
    }

    private static List<String> arguments(ConversionKind kind, SomeFacts facts) {
        return arguments(kind, facts, encoding("medium", 23, 128, 0));
    }

    private static List<String> arguments(ConversionKind kind, SomeFacts facts, EncoderSettings settings) {
        Selection selection = Selection.of(facts.build(), kind, settings.target());
        return WholeCommand.arguments(kind, SOURCE, facts.build(), selection, 20, settings, PIXELS, MADE);
    }
}
