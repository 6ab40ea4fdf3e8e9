package dev.lull.convert.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.convert.testing.SomeFacts;
import dev.lull.convert.testing.SomeMedia;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AnalysisDocumentTest {

    private static final IndexMemory MEMORY = new IndexMemory(1 << 20);

    @Test
    void anAnalysisComesBackAsItWas() throws Exception {
        MediaAnalysis film = SomeMedia.toEncode(30);

        assertThat(read(write(film))).usingRecursiveComparison().isEqualTo(film);
    }

    @Test
    void timesBeforeZeroAndFarApartComeBack() throws Exception {
        Ticks shown = Ticks.of(Long.MIN_VALUE / 2, -5, 0, 7, Long.MAX_VALUE / 2);
        MediaAnalysis film = analysis(new PacketIndex(shown, Ticks.of(-5, 7), "timestamps go backwards"));

        PacketIndex back = read(write(film)).index();

        assertThat(back.shown().stream())
                .containsExactlyElementsOf(shown.stream().boxed().toList());
        assertThat(back.keyframes().stream()).containsExactly(-5L, 7L);
        assertThat(back.disorder()).isEqualTo("timestamps go backwards");
        assertThat(back.trusted()).isTrue();
    }

    @Test
    void timesThatAreNotTrustedAreNotTrustedElsewhere() throws Exception {
        Ticks all = SomeMedia.index(30).shown();
        PacketIndex index = new PacketIndex(all, all, null).distrusted("frames come in another order");

        PacketIndex back = read(write(analysis(index))).index();

        assertThat(back.trusted()).isFalse();
        assertThat(back.disorder()).isEqualTo("frames come in another order");
        assertThat(back.keyframes()).as("all of its frames").isSameAs(back.shown());
    }

    @Test
    void aPartOfAnIndexIsWrittenWithoutTheRest() throws Exception {
        PacketIndex rest = SomeMedia.index(100).from(40 * SomeMedia.SECOND);

        PacketIndex back = read(write(analysis(rest))).index();

        assertThat(back.frames()).isEqualTo(60);
        assertThat(back.shown().get(0)).isEqualTo(40 * SomeMedia.SECOND);
    }

    @Test
    void whatAnotherVersionOfLullWroteOrWouldReadIsRefused() throws Exception {
        String text = new String(unzip(write(SomeMedia.toEncode(30))), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(zip(text.replace("\"chapters\"", "\"parts\""))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(zip(text.replace("\"chapters\":0,", "")))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(zip("null"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsInMemory() throws Exception {
        byte[] bomb = zip("[" + " ".repeat(10_000_000) + "]");

        assertThatThrownBy(() -> read(bomb)).hasMessage("takes more than this worker has for one file");
    }

    private static MediaAnalysis analysis(PacketIndex index) {
        return new MediaAnalysis(
                SomeFacts.facts().silent().build(), Map.of(0, new Timeline(index.frames(), 0, 30, true, true, index)));
    }

    private static byte[] write(MediaAnalysis analysis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnalysisDocument.write(analysis, out);
        return out.toByteArray();
    }

    private static MediaAnalysis read(byte[] document) throws IOException {
        return AnalysisDocument.read(new ByteArrayInputStream(document), MEMORY);
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
