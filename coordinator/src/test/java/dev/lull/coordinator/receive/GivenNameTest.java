package dev.lull.coordinator.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenNameTest {

    @ParameterizedTest
    @CsvSource({
        "a.jpg, a.jpg",
        "/etc/passwd, passwd",
        "../../a.jpg, a.jpg",
        "C:\\fakepath\\a.jpg, a.jpg",
        ".hidden, .hidden",
        "' a b.jpg', ' a b.jpg'",
        "/, upload-1",
    })
    void ofANameTheLastPartCounts(String given, String name) throws Exception {
        String header = "filename " + base64(given);
        if (given.equals("/")) {
            assertThatThrownBy(() -> of(header)).hasMessageContaining("is empty");
        } else {
            assertThat(of(header)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "beach/a.jpg, beach/a.jpg",
        "/beach//a.jpg, beach/a.jpg",
        "./beach/./a.jpg, beach/a.jpg",
        "beach\\2026\\a.jpg, beach/2026/a.jpg",
        "C:\\a.jpg, C:/a.jpg",
    })
    void aPathIsBelowTheTarget(String given, String name) throws Exception {
        assertThat(of("filename " + base64("x") + ",relativePath " + base64(given)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.jpg", "a/../../b.jpg", "a/..", "..", "..\\..\\a.jpg"})
    void aPathThatLeadsUpwardsIsRefused(String given) {
        assertThatThrownBy(() -> of("relativePath " + base64(given)))
                .isInstanceOf(UploadRefused.class)
                .hasMessage("Upload-Metadata: the path of the file leads upwards (..)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/..", "."})
    void aNameThatIsNoneIsRefused(String given) {
        assertThatThrownBy(() -> of("filename " + base64(given))).isInstanceOf(UploadRefused.class);
    }

    @Test
    void controlCharactersAreReplaced() throws Exception {
        assertThat(of("filename " + base64("a\nb\0c\u007f\u0085d.jpg"))).isEqualTo("a_b_c__d.jpg");
    }

    @Test
    void whatIsTooLongForAFileSystemIsRefused() throws Exception {
        String longest = "x".repeat(251) + ".jpg";
        assertThat(of("filename " + base64(longest))).isEqualTo(longest);
        assertThatThrownBy(() -> of("filename " + base64("x" + longest))).hasMessageContaining("longer than 255 bytes");
        assertThatThrownBy(() -> of("filename " + base64("é".repeat(128)))).isInstanceOf(UploadRefused.class);
        assertThatThrownBy(() -> of("relativePath " + base64("folder/".repeat(150) + "a.jpg")))
                .hasMessageContaining("longer than 1024 bytes");
    }

    @Test
    void aFileWithoutANameGetsOne() throws Exception {
        assertThat(of(null)).isEqualTo("upload-1");
        assertThat(of("relativePath " + base64("null"))).isEqualTo("upload-1");
    }

    private static String of(@Nullable String header) throws UploadRefused {
        return GivenName.of(UploadMetadata.of(header), "upload-1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
