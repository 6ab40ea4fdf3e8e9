package dev.lull.coordinator.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lull.common.store.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.List;

class BucketEventsFuzzTest {

    @FuzzTest
    void anyRecordNamesObjectsOrIsRefused(byte[] record) {
        List<String> uris;
        try {
            uris = BucketEvents.created(new String(record, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(uris)
                .allMatch(uri -> S3Location.parse(uri)
                        .filter(location -> !location.path().isEmpty())
                        .isPresent());
    }
}
