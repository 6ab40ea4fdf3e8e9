package dev.lull.coordinator.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

class UploadMetadataFuzzTest {

    private static final Path FOLDER = Path.of("/uploads/upload-1/file");

    @FuzzTest
    void anyHeaderIsANameBelowTheFolderOrRefused(byte[] header) {
        name(new String(header, StandardCharsets.UTF_8));
    }

    @FuzzTest
    void anyPathIsANameBelowTheFolderOrRefused(byte[] path) {
        String base64 = Base64.getEncoder().encodeToString(path);
        name("relativePath " + base64);
        name("filename " + base64);
    }

    private static void name(String header) {
        try {
            String name = GivenName.of(UploadMetadata.of(header), "upload-1");
            Path file = FOLDER.resolve(name);
            assertThat(file.normalize()).isEqualTo(file).isNotEqualTo(FOLDER);
            assertThat(file.startsWith(FOLDER)).as(name).isTrue();
            assertThat(name.chars()).noneMatch(Character::isISOControl);
        } catch (UploadRefused refused) {
            assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED);
        }
    }
}
