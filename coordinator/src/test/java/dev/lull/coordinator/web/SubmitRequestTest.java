package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.task.ConvertPriority;
import dev.lull.coordinator.intake.SubmissionOptions;
import io.javalin.http.BadRequestResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitRequestTest {

    @Test
    void absolutePathsAndStoreUrisAreTakenInTheirOrder() {
        assertThat(SubmitRequest.of(new Call()
                        .json("{\"paths\": [\"/b c\", \"s3://bucket/a\"]}")
                        .context()))
                .isEqualTo(new SubmitRequest(List.of("/b c", "s3://bucket/a"), SubmissionOptions.USUAL, List.of()));
    }

    @Test
    void whatArrivedIsSentAgainIfThatIsSaid() {
        assertThat(SubmitRequest.of(new Call()
                                .json("{\"paths\": [\"/a\"], \"again\": true}")
                                .context())
                        .options()
                        .again())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thePriorityIsTheOneThatIsNamed(ConvertPriority priority) {
        String body = "{\"paths\": [\"/a\"], \"priority\": \"" + priority.wireName() + "\"}";

        assertThat(SubmitRequest.of(new Call().json(body).context()).options().priority())
                .isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"paths\": \"/a\"}",
                "{\"paths\": []}",
                "{\"paths\": [\"relative\"]}",
                "{\"paths\": [\"\"]}",
                "{\"paths\": [7]}",
                "{\"paths\": [null]}",
                "{\"paths\": [\"/a\\u0000b\"]}",
                "{\"paths\": [\"/a\"], \"again\": 1}",
                "{\"paths\": [\"/a\"], \"priority\": \"HIGH\"}",
                "{\"paths\": [\"/a\"], \"priority\": \"urgent\"}",
                "{\"paths\": [\"/a\"], \"priority\": null}",
                "{\"paths\": [\"/a\"], \"priority\": 1}",
                "{\"paths\": [\"/a\"], \"target\": \"/b\"}"
            })
    void anythingElseIsABadRequest(String body) {
        assertThatThrownBy(() -> SubmitRequest.of(new Call().json(body).context()))
                .isInstanceOf(BadRequestResponse.class);
    }

    @Test
    void theRefusalSaysWhichPathIsMeant() {
        assertThatThrownBy(() -> SubmitRequest.of(
                        new Call().json("{\"paths\": [\"/a\", \"b\"]}").context()))
                .hasMessage("paths[1] must be an absolute path or a store URI");
    }

    @Test
    void moreThanTenThousandPathsAreABadRequest() {
        String paths = "\"/a\",".repeat(10_000) + "\"/a\"";

        assertThatThrownBy(() -> SubmitRequest.of(
                        new Call().json("{\"paths\": [" + paths + "]}").context()))
                .hasMessageContaining("not 10001");
    }
}
