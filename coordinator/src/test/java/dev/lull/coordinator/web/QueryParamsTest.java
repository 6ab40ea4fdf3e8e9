package dev.lull.coordinator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.media.MediaState;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.HttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParamsTest {

    @Test
    void aPageBeginsAtTheFirstOfAHundredUnlessAskedOtherwise() {
        assertThat(QueryParams.offset(new Call().context())).isZero();
        assertThat(QueryParams.limit(new Call().context())).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "", "1.5", "99999999999"})
    void aPageOfNoAllowedSizeIsABadRequest(String limit) {
        assertThatThrownBy(
                        () -> QueryParams.limit(new Call().query("limit", limit).context()))
                .isInstanceOf(BadRequestResponse.class)
                .hasMessage("limit must be a whole number from 1 to 500");
    }

    @Test
    void theLargestPageIsAllowed() {
        assertThat(QueryParams.limit(new Call().query("limit", "500").context()))
                .isEqualTo(500);
    }

    @Test
    void anOffsetBeforeTheBeginningIsABadRequest() {
        assertThatThrownBy(() ->
                        QueryParams.offset(new Call().query("offset", "-1").context()))
                .isInstanceOf(BadRequestResponse.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateMayBeAskedForByItsWord(MediaState state) {
        assertThat(QueryParams.state(new Call().query("state", state.wireName()).context()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUED", "gone", ""})
    void anyOtherWordIsAnsweredWithThoseThereAre(String word) {
        assertThatThrownBy(
                        () -> QueryParams.state(new Call().query("state", word).context()))
                .hasMessageContaining("submitted, waiting, unpacking, locked, queued, deferred");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "application/JSON;charset=\"UTF-8\""})
    void jsonIsTaken(String type) {
        assertThatCode(() ->
                        QueryParams.json(new Call().header("Content-Type", type).context()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/jsonp",
                "application/json; charset=nonsense",
                "application/json; charset=utf-16",
                "application/json; charset="
            })
    void whatAnyWebPageMaySendIsNotTaken(String type) {
        assertThatThrownBy(() ->
                        QueryParams.json(new Call().header("Content-Type", type).context()))
                .isInstanceOfSatisfying(
                        HttpResponseException.class,
                        refusal -> assertThat(refusal.getStatus()).isEqualTo(415));
    }

    @Test
    void aCallThatDoesNotSayWhatItSendsIsNotTaken() {
        assertThatThrownBy(() -> QueryParams.json(new Call().context())).isInstanceOf(HttpResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state:quarantined", "a:media", "../x", "a b", "a\n", "", "-a", "ünde", "a/b"})
    void whatIsNoIdStandsForNothing(String id) {
        assertThat(QueryParams.id(new Call().path(id).context())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8c1f0a2b3c4d5e6f7a8b", "20261122-154437-9f3a61"})
    void theIdsOfIntakeAreIds(String id) {
        assertThat(QueryParams.id(new Call().path(id).context())).contains(id);
    }
}
