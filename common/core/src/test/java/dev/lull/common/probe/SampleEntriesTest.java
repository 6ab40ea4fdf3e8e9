package dev.lull.common.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEntriesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"encv", "drmi"})
    void anEncryptedPictureIsSeen(String type) throws IOException {
        SampleEntries entries = read(film(type, "mp4a"));

        assertThat(entries.lockedPictures()).isTrue();
        assertThat(entries.lockedSound()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enca", "drms"})
    void encryptedSoundIsSeen(String type) throws IOException {
        SampleEntries entries = read(film("avc1", type));

        assertThat(entries.lockedPictures()).isFalse();
        assertThat(entries.lockedSound()).isTrue();
    }

    @Test
    void anOpenFilmIsOpen() throws IOException {
        SampleEntries entries = read(film("avc1", "mp4a"));

        assertThat(entries.lockedPictures() || entries.lockedSound()).isFalse();
    }

    @Test
    void aBoxThatClaimsMoreThanThereIsEndsTheSearch() throws IOException {
        byte[] film = film("encv", "mp4a");
        ByteBuffer.wrap(film).putInt(0, Integer.MAX_VALUE);

        assertThat(read(film).lockedPictures()).isFalse();
    }

    private SampleEntries read(byte[] bytes) throws IOException {
        try (FileBytes file = FileBytes.open(Files.write(folder.resolve("film.mp4"), bytes))) {
            return SampleEntries.read(file);
        }
    }

    private static byte[] film(String picture, String sound) throws IOException {
        return box("moov", track(picture), track(sound));
    }

    private static byte[] track(String entry) throws IOException {
        byte[] description = box("stsd", new byte[8], box(entry, new byte[70]));
        return box("trak", box("mdia", box("minf", box("stbl", description))));
    }

    private static byte[] box(String type, byte[]... parts) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.write(part);
        }
        ByteArrayOutputStream box = new ByteArrayOutputStream();
        box.write(ByteBuffer.allocate(4).putInt(content.size() + 8).array());
        box.write(type.getBytes(StandardCharsets.US_ASCII));
        box.write(content.toByteArray());
        return box.toByteArray();
    }
}
