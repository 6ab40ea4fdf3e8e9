package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;

class SubmitRequestFuzzTest {

    @FuzzTest
    void anyBodyIsARequestOrRefused(byte[] body) {
        Call call = new Call().json(new String(body, StandardCharsets.UTF_8));
        try {
            assertThat(SubmitRequest.of(call.context()).paths())
                    .isNotEmpty()
                    .allMatch(path -> path.startsWith("/") || path.contains("://"))
                    .noneMatch(path -> path.indexOf(0) >= 0);
        } catch (HttpResponseException refused) {
            assertThat(refused.getStatus()).isEqualTo(400);
        }
    }

    @FuzzTest
    void anyContentTypeIsJsonOrRefused(byte[] type) {
        Call call = new Call().header("Content-Type", new String(type, StandardCharsets.UTF_8));
        try {
            QueryParams.json(call.context());
        } catch (HttpResponseException refused) {
            assertThat(refused.getStatus()).isEqualTo(415);
        }
    }
}
