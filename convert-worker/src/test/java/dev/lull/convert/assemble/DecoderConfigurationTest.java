package dev.lull.convert.assemble;

import static dev.lull.convert.testing.Mp4Bytes.ascii;
import static dev.lull.convert.testing.Mp4Bytes.box;
import static dev.lull.convert.testing.Mp4Bytes.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.Failure;
import dev.lull.convert.testing.Mp4Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void itIsTheBoxInTheIndexWhereverThatStands() throws Exception {
        byte[] index = box("moov", box("avcC", ascii("high")));
        byte[] data = box("mdat", ascii("frames"));

        assertThat(configuration(concat(index, data)))
                .isEqualTo(configuration(concat(data, index)))
                .isEqualTo(box("avcC", ascii("high")));
    }

    @Test
    void whatLooksLikeItInTheDataIsPassedOver() throws Exception {
        byte[] file = concat(box("mdat", box("avcC", ascii("frames"))), box("moov", box("avcC", ascii("high"))));

        assertThat(configuration(file)).isEqualTo(box("avcC", ascii("high")));
    }

    @Test
    void dataOfMoreThanFourGigabytesSaysItsSizeInEightBytes() throws Exception {
        byte[] large = ByteBuffer.allocate(20)
                .putInt(1)
                .put(ascii("mdat"))
                .putLong(20)
                .put(ascii("data"))
                .array();

        assertThat(configuration(concat(large, box("moov", box("avcC", ascii("high"))))))
                .isEqualTo(box("avcC", ascii("high")));
    }

    @Test
    void encodersThatDifferHaveDifferentOnes() throws Exception {
        assertThat(configuration(Mp4Bytes.of("high", "a"))).isNotEqualTo(configuration(Mp4Bytes.of("main", "a")));
    }

    @Test
    void aSizeBeyondTheEndOfTheIndexIsCutThere() throws Exception {
        byte[] lying = box("avcC", ascii("high"));
        ByteBuffer.wrap(lying).putInt(0, 1_000_000);

        assertThat(configuration(box("moov", lying))).isEqualTo(lying);
    }

    @Test
    void aFileWithoutAnIndexIsRefused() {
        assertRefused(box("mdat", ascii("frames")), "segment.mp4 has no index");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(new byte[0], "segment.mp4 has no index");
    }

    @Test
    void aBoxThatIsSmallerThanItsHeaderEndsTheSearch() {
        assertRefused(
                concat(ByteBuffer.allocate(8).putInt(4).put(ascii("free")).array(), box("moov", new byte[0])),
                "segment.mp4 has no index");
    }

    @Test
    void anIndexOfOtherVideoIsRefused() {
        assertRefused(box("moov", box("hvcC", ascii("main"))), "segment.mp4 has no H.264 picture");
    }

    @Test
    void aFileThatIsGoneIsTriedAgain() {
        assertThatThrownBy(() -> DecoderConfiguration.of(folder.resolve("gone.mp4")))
                .isInstanceOf(Failure.Transient.class);
    }

    private void assertRefused(byte[] content, String reason) {
        assertThatThrownBy(() -> configuration(content))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage(reason);
    }

    private byte[] configuration(byte[] content) throws IOException, Failure, InterruptedException {
        return DecoderConfiguration.of(Files.write(folder.resolve("segment.mp4"), content));
    }
}
