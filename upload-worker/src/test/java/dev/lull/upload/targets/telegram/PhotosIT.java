package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.testing.TestFfmpeg;
import dev.lull.upload.targets.Upload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotosIT extends InAChat {

    private final Photos photos = new Photos(new ImageConverter(TestFfmpeg.get()));
    private WorkFolders folders;
    private WorkFolder work;

    @BeforeEach
    void work() {
        folders = new WorkFolders(copies);
        work = new WorkFolder(folders);
    }

    @BeforeEach
    void noHeadForPictures() {
        System.setProperty("java.awt.headless", "true");
    }

    @AfterEach
    void clean() {
        work.close();
        folders.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a.bmp, image/bmp",
        "a.tiff, image/tiff",
        "a.webp, image/webp",
        "a.avif, image/avif",
    })
    void whatTelegramDoesNotTakeBecomesAJpegOfTheSameSize(String name, String type) throws Exception {
        Path picture = media.make(name, "-f", "lavfi", "-i", "testsrc2=size=160x120", "-frames:v", "1");
        byte[] before = Files.readAllBytes(picture);

        Item item = photos.item(upload(picture, type), work);

        assertThat(item.kind()).isEqualTo(ItemKind.PHOTO);
        assertThat(item.fileName()).isEqualTo("a.jpg");
        assertThat(read(item).getWidth()).isEqualTo(160);
        assertThat(read(item).getHeight()).isEqualTo(120);
        assertThat(picture).hasBinaryContent(before);
    }

    @Test
    void whatFitsIsSentAsItIs() throws Exception {
        Upload photo = photo("a.jpg");

        assertThat(photos.item(photo, work).file()).isEqualTo(photo.file());
    }

    @Test
    void whatIsTransparentIsWhite() throws Exception {
        Path square = media.make(
                "square.png", "-f", "lavfi", "-i", "color=color=red@0.0:size=9000x1200,format=rgba", "-frames:v", "1");
        BufferedImage jpeg = read(photos.item(upload(square, "image/png"), work));
        assertThat(new Color(jpeg.getRGB(4000, 500)).getGreen()).isGreaterThan(250);
        assertThat(jpeg.getWidth() + jpeg.getHeight()).isBetween(8000, 10_000);
        assertThat((double) jpeg.getWidth() / jpeg.getHeight()).isBetween(7.45, 7.55);
    }

    @Test
    void whatIsMoreThanTwentyTimesAsLongAsItIsWideGoesOutWhole() throws Exception {
        Path strip = media.make("strip.png", "-f", "lavfi", "-i", "color=size=2100x100", "-frames:v", "1");

        assertThat(photos.item(upload(strip, "image/png"), work).kind()).isEqualTo(ItemKind.DOCUMENT);
    }

    @Test
    void aPhotoOfMoreThanTenMegabytesLosesQualityBeforeSize() throws Exception {
        Path noise = media.make(
                "noise.png", "-f", "lavfi", "-i", "color=gray:size=3000x2000,noise=alls=100:allf=u", "-frames:v", "1");
        assertThat(Files.size(noise)).isGreaterThan(PhotoSizes.MOST_BYTES);

        Item item = photos.item(upload(noise, "image/png"), work);

        assertThat(item.kind()).isEqualTo(ItemKind.PHOTO);
        assertThat(Files.size(item.file())).isBetween(1_000_000L, PhotoSizes.MOST_BYTES);
        assertThat(read(item).getWidth()).isEqualTo(3000);
    }

    @Test
    void aPhotoTakenSidewaysIsUprightWhenItWasMadeAnew() throws Exception {
        Path plain = media.make("plain.jpg", "-f", "lavfi", "-i", "color=size=9000x1100", "-frames:v", "1");
        Path sideways = Files.write(folder.resolve("sideways.jpg"), turned(Files.readAllBytes(plain)));

        BufferedImage upright = read(photos.item(upload(sideways, "image/jpeg"), work));

        assertThat(upright.getHeight()).isGreaterThan(upright.getWidth());
    }

    @Test
    void whatCannotBeDecodedGoesOutWhole() throws Exception {
        Path broken = Files.write(folder.resolve("camera.heic"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'});

        assertThat(photos.item(upload(broken, "image/heic"), work).kind()).isEqualTo(ItemKind.DOCUMENT);
    }

    private static BufferedImage read(Item item) throws IOException {
        return ImageIO.read(item.file().toFile());
    }

    /** The same with the Exif orientation 6: to be turned right by a quarter. */
    private static byte[] turned(byte[] jpeg) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + 26);
        out.writeBytes("Exif\0\0MM\0*");
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(6);
        out.writeShort(0);
        out.writeInt(0);
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
