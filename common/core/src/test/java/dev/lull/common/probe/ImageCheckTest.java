package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On images that Java's own encoders wrote, and on some written here byte by byte. */
class ImageCheckTest {

    private static final int END_MARKER = 2;

    @TempDir
    Path directory;

    @Test
    void aJpegWithoutItsEndMarkerIsWhole() throws IOException {
        byte[] jpeg = written("jpg");

        assertThat(damage(without(jpeg, END_MARKER), "image/jpeg")).isEmpty();
    }

    @Test
    void aJpegWithATrailerInPlaceOfItsEndMarkerIsWhole() throws IOException {
        byte[] trailer = "\u00ff\u00e1\u00ff\u00ffSEFH\0\0\0\u00ff\u00c4zzSEFT".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(damage(joined(without(written("jpg"), END_MARKER), trailer), "image/jpeg"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 96, 133, 517})
    void aProgressiveJpegWithoutItsEndMarkerIsWholeAndNoneThatLacksBytesBeforeIt(int width) throws IOException {
        byte[] jpeg = without(progressive(width), END_MARKER);

        assertThat(damage(jpeg, "image/jpeg")).isEmpty();
        for (int missing = 2; missing < jpeg.length * 2 / 3; missing += 1 + jpeg.length / 50) {
            assertThat(damage(without(jpeg, missing), "image/jpeg"))
                    .as("without its last %s bytes", missing)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 1000})
    void aJpegThatLacksImageDataIsDamaged(int bytes) throws IOException {
        byte[] cut = without(written("jpg"), END_MARKER + bytes);

        assertThat(damage(cut, "image/jpeg"))
                .contains("image data breaks off at byte " + cut.length + ": no end-of-image marker");
    }

    @Test
    void aJpegThatLacksImageDataIsDamagedWhateverFollows() throws IOException {
        byte[] cut = joined(without(written("jpg"), 1000), new byte[300]);

        assertThat(damage(cut, "image/jpeg")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"18, true", "17, false"})
    void restartMarkersAndSubsamplingCountAsCoded(int codedBytes, boolean whole) throws IOException {
        // 64 x 48 pixels in 4:2:0: 12 units of 6 blocks, each two bits long; a restart after every 4 units
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(hex("ffd8" + "ffc00011080030004003012200021100031100"));
        jpeg.writeBytes(hex("ffc400140001" + "00".repeat(15) + "00" + "ffc400141001" + "00".repeat(15) + "00"));
        jpeg.writeBytes(hex("ffdd00040004" + "ffda000c03010002000300003f00"));
        for (int coded = 0; coded < codedBytes; coded++) {
            if (coded > 0 && coded % 6 == 0) {
                jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) (0xd0 + coded / 6 - 1)});
            }
            jpeg.write(0);
        }

        assertThat(damage(jpeg.toByteArray(), "image/jpeg").isEmpty()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aGifWithoutItsTrailerIsWhole(int missing) throws IOException {
        assertThat(damage(without(written("gif"), missing), "image/gif")).isEmpty();
    }

    @Test
    void aGifWithAnotherByteInPlaceOfItsTrailerIsWhole() throws IOException {
        byte[] gif = written("gif");
        gif[gif.length - 1] = 0;

        assertThat(damage(gif, "image/gif")).isEmpty();
    }

    @Test
    void aGifThatLacksImageDataIsDamaged() throws IOException {
        assertThat(damage(without(written("gif"), 60), "image/gif"))
                .get()
                .asString()
                .contains("breaks off");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2, 4000})
    void aBmpWhoseHeaderMissesItsLengthIsWhole(int miss) throws IOException {
        byte[] bmp = written("bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(2, bmp.length + miss);

        assertThat(damage(bmp, "image/bmp")).isEmpty();
    }

    @Test
    void aBmpWhoseLastLineIsNotPaddedIsWhole() throws IOException {
        // 61 pixels of 3 bytes: each line ends with one byte of padding
        byte[] bmp = written("bmp", new BufferedImage(61, 40, BufferedImage.TYPE_3BYTE_BGR));

        assertThat(damage(without(bmp, 1), "image/bmp")).isEmpty();
    }

    @Test
    void aBmpThatLacksPixelsIsDamaged() throws IOException {
        byte[] bmp = without(written("bmp"), 1);

        assertThat(damage(bmp, "image/bmp"))
                .contains("image data breaks off at byte " + bmp.length + " of " + (bmp.length + 1));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aBmpOfOs2HasItsPixelsCounted(int missing, boolean whole) throws IOException {
        byte[] header = hex("424d4a000000000000001a000000" + "0c000000" + "0400" + "0400" + "0100" + "1800");
        byte[] bmp = joined(header, new byte[48 - missing]);

        assertThat(damage(bmp, "image/bmp").isEmpty()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"-2", "-1", "0", "1", "2"})
    void aWebpWhoseHeaderMissesItsLengthIsWhole(int miss) throws IOException {
        assertThat(damage(webp(11, 11, miss), "image/webp")).isEmpty();
    }

    @Test
    void aWebpThatLacksPixelsIsDamaged() throws IOException {
        assertThat(damage(webp(4000, 3000, 0), "image/webp")).contains("image data breaks off at byte 3020 of 4020");
    }

    @Test
    void aPngWithoutItsEndChunkIsWhole() throws IOException {
        assertThat(damage(without(written("png"), 12), "image/png")).isEmpty();
    }

    @Test
    void aPngThatLacksImageDataIsDamaged() throws IOException {
        assertThat(damage(without(written("png"), 13), "image/png"))
                .get()
                .asString()
                .contains("no IEND chunk");
    }

    private Optional<String> damage(byte[] image, String type) throws IOException {
        return ImageCheck.damage(Files.write(directory.resolve("image"), image), type);
    }

    /** One chunk of lossless pixels without the byte that pads it; {@code miss} is the error of the file's length. */
    private static byte[] webp(int declared, int pixels, int miss) {
        ByteBuffer webp = ByteBuffer.allocate(20 + pixels).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + pixels + miss);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(declared)
                .put(new byte[pixels]);
        return webp.array();
    }

    private static byte[] written(String format) throws IOException {
        BufferedImage image = new BufferedImage(96, 72, BufferedImage.TYPE_3BYTE_BGR);
        Random noise = new Random(7);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, noise.nextInt());
            }
        }
        return written(format, image);
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** In several scans, each of which tells some bits of some coefficients. */
    private static byte[] progressive(int width) throws IOException {
        BufferedImage image = new BufferedImage(width, 77, BufferedImage.TYPE_3BYTE_BGR);
        Random noise = new Random(width);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, y < 30 ? noise.nextInt() : (x << 16 | y << 8) + noise.nextInt(9));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        }
        return bytes.toByteArray();
    }

    private static byte[] without(byte[] bytes, int last) {
        return Arrays.copyOf(bytes, bytes.length - last);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
