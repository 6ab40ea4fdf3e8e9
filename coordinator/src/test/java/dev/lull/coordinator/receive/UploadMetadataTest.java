package dev.lull.coordinator.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadMetadataTest {

    @Test
    void pairsAreReadAndTheHeaderIsKeptAsItWasSent() throws Exception {
        String header = "filename YS5qcGc=, relativePath YmVhY2gvYS5qcGc=,private,empty ";
        UploadMetadata metadata = UploadMetadata.of(header);

        assertThat(metadata.first("filename")).contains("a.jpg");
        assertThat(metadata.first("name", "relativePath")).contains("beach/a.jpg");
        assertThat(metadata.first("private")).isEmpty();
        assertThat(metadata.header()).isEqualTo(header);
    }

    @Test
    void noHeaderSaysNothing() throws Exception {
        assertThat(UploadMetadata.of(null).first("filename")).isEmpty();
        assertThat(UploadMetadata.of(" ").header()).isEmpty();
    }

    @Test
    void whatABrowserDoesNotKnowIsNotTakenForAName() throws Exception {
        assertThat(UploadMetadata.of("relativePath bnVsbA==,filename dW5kZWZpbmVk,name Yg==")
                        .first("relativePath", "filename", "name"))
                .contains("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'filename YS5qcGc=,'                | must be pairs
                    ','                                 | must be pairs
                    'filename YS5q cGc='                | must be pairs
                    'file\tname YS5q'                   | must be pairs
                    'filename YS5qcGc=,filename Yg=='   | twice
                    'private,private'                   | twice
                    'filename a.jpg!'                   | not base64
                    'filename //79'                     | not UTF-8
                    """)
    void anythingElseIsRefused(String header, String why) {
        assertThatThrownBy(() -> UploadMetadata.of(header))
                .isInstanceOfSatisfying(
                        UploadRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.MALFORMED))
                .hasMessageContaining(why);
    }
}
