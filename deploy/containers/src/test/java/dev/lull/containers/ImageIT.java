package dev.lull.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.InspectImageResponse;
import dev.lull.containers.testing.Images;
import dev.lull.containers.testing.NeedsImages;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;

/** What the images are and what is in them. */
@NeedsImages
class ImageIT {

    private static final String SBOM = "/usr/share/sbom/lull.cdx.json";

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "upload-worker", "convert-worker", "all-in-one"})
    void runsAsNobodyInParticularAndSaysWhatItIs(String role) {
        InspectImageResponse image = DockerClientFactory.lazyClient()
                .inspectImageCmd(Images.lull(role))
                .exec();
        assertThat(image.getConfig().getUser()).isEqualTo("10001:10001");
        assertThat(image.getConfig().getLabels())
                .containsEntry("dev.lull.role", role)
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
                .containsEntry("dev.lull.sbom", SBOM)
                .containsKeys("org.opencontainers.image.version", "org.opencontainers.image.revision");
        assertThat(image.getConfig().getHealthcheck().getTest()).contains("http://127.0.0.1:8080/readyz");
        assertThat(image.getConfig().getEntrypoint()).startsWith("/usr/bin/tini");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert-worker", "all-in-one"})
    void hasAListOfItsContentsAndNoShell(String role) throws Exception {
        String id = DockerClientFactory.lazyClient()
                .createContainerCmd(Images.lull(role))
                .exec()
                .getId();
        JsonNode sbom = null;
        try (InputStream stream =
                        DockerClientFactory.lazyClient().exportContainerCmd(id).exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getName()).doesNotMatch("(usr/)?s?bin/(ba|da)?sh|.*/apt-get");
                if (SBOM.equals("/" + entry.getName())) {
                    sbom = new ObjectMapper().readTree(tar.readAllBytes());
                }
            }
        } finally {
            DockerClientFactory.lazyClient().removeContainerCmd(id).exec();
        }
        assertThat(sbom).isNotNull();
        assertThat(sbom.path("components").findValuesAsText("name"))
                .contains("kafka-clients", "redisson", "libdav1d7", "ffmpeg", "tini", "openjdk-25-jre-headless");
    }
}
