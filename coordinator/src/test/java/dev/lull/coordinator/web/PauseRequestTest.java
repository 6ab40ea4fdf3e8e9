package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.BadRequestResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseRequestTest {

    @Test
    void nothingHasToBeSaid() {
        assertThat(of("{}")).isEqualTo(new PauseRequest("a caller of the API", null, false));
    }

    @Test
    void whoHowLongAndHowMayBeSaid() {
        assertThat(of("{\"by\": \"anna\", \"seconds\": 7200, \"drain\": true}"))
                .isEqualTo(new PauseRequest("anna", Duration.ofHours(2), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{\"seconds\": 0}",
                "{\"seconds\": -1}",
                "{\"seconds\": 1.5}",
                "{\"seconds\": \"2h\"}",
                "{\"seconds\": null}",
                "{\"seconds\": 99999999999999999999}",
                "{\"seconds\": 31536001}",
                "{\"by\": \"\"}",
                "{\"by\": 7}",
                "{\"by\": \"anna\\nben\"}",
                "{\"drain\": \"yes\"}",
                "{\"for\": \"2h\"}",
            })
    void anythingElseIsABadRequest(String body) {
        assertThatThrownBy(() -> of(body)).isInstanceOf(BadRequestResponse.class);
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> of("{\"until\": 7}"))
                .hasMessage("the body has an unknown field 'until'; only by, seconds and drain are known");
    }

    private static PauseRequest of(String body) {
        return PauseRequest.of(new Call().json(body).context());
    }
}
