package dev.lull.coordinator.receive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyChecksumTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=",
                "sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
            })
    void theRightBytesMatch(String header) throws Exception {
        BodyChecksum right = requireNonNull(BodyChecksum.of(header));
        right.add(HELLO, 5);
        BodyChecksum wrong = requireNonNull(BodyChecksum.of(header));
        wrong.add(HELLO, 4);

        assertThat(right.matches()).isTrue();
        assertThat(wrong.matches()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha1",
                "md5 XUFAKrxLKna5cZ2REBfFkg==",
                "sha1 %%%",
                "sha1 YQ==",
                "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00= more",
            })
    void anythingElseIsRefused(String header) {
        assertThatThrownBy(() -> BodyChecksum.of(header))
                .isInstanceOf(UploadRefused.class)
                .hasMessageStartingWith("Upload-Checksum ");
    }
}
