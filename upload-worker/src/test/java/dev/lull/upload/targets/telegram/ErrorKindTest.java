package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.upload.targets.telegram.BotAnswer.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorKindTest {

    @ParameterizedTest
    @CsvSource({
        "429, Too Many Requests: retry after 7",
        "429, slow down",
        "400, 'Bad Request: group send failed: Too Many Requests: retry after 7'",
    })
    void tooMuchIsAboutThePaceWhateverTheStatus(int status, String description) {
        assertThat(ErrorKind.of(refused(status, description), true)).isEqualTo(ErrorKind.PACE);
    }

    @Test
    void aServerThatSaysHowLongToWaitIsAboutThePace() {
        Refused answer = new Refused(400, "Bad Request", Duration.ofSeconds(7));

        assertThat(ErrorKind.of(answer, false)).isEqualTo(ErrorKind.PACE);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    void aServerBehindItsGatewayIsAwayForEverybody(int status) {
        assertThat(ErrorKind.of(refused(status, "Bad Gateway"), true)).isEqualTo(ErrorKind.OUTAGE);
    }

    @Test
    void afterATimeoutBehindTheGatewayItMayHaveBeenPosted() {
        assertThat(ErrorKind.of(refused(504, "Gateway Timeout"), false)).isEqualTo(ErrorKind.UNCERTAIN);
    }

    @Test
    void anInnerErrorOnOneFileIsTheServers() {
        assertThat(ErrorKind.of(refused(500, "Internal Server Error"), false)).isEqualTo(ErrorKind.SERVER);
    }

    @Test
    void anInnerErrorOnAnAlbumMayHavePostedAPartOfIt() {
        assertThat(ErrorKind.of(refused(500, "Internal Server Error"), true)).isEqualTo(ErrorKind.UNCERTAIN);
    }

    @Test
    void anAlbumWhoseSendingFailedMayBePostedInPart() {
        assertThat(ErrorKind.of(refused(400, "Bad Request: group send failed"), true))
                .isEqualTo(ErrorKind.UNCERTAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aTokenThatIsRefusedIsNotTheFilesFault(int status) {
        assertThat(ErrorKind.of(refused(status, "Unauthorized"), false)).isEqualTo(ErrorKind.CHAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: chat not found",
                "Bad Request: not enough rights to send photos to the chat",
                "Bad Request: have no rights to send a message",
                "Bad Request: need administrator rights in the channel chat",
                "Bad Request: PEER_ID_INVALID",
                "Bad Request: CHAT_WRITE_FORBIDDEN",
                "Bad Request: CHAT_SEND_VIDEOS_FORBIDDEN",
                "Bad Request: CHAT_ADMIN_REQUIRED",
                "Bad Request: group chat was upgraded to a supergroup chat",
                "Bad Request: TOPIC_CLOSED",
                "Bad Request: chat_id is empty",
            })
    void whatTheBotMayNotDoInTheChatIsNotTheFilesFault(String description) {
        assertThat(ErrorKind.of(refused(400, description), false)).isEqualTo(ErrorKind.CHAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: IMAGE_PROCESS_FAILED",
                "Bad Request: PHOTO_INVALID_DIMENSIONS",
                "Bad Request: failed to send message #2 with the error message \"WEBPAGE_MEDIA_EMPTY\"",
                "Request Entity Too Large",
            })
    void everythingElseIsAboutTheFile(String description) {
        assertThat(ErrorKind.of(refused(400, description), true)).isEqualTo(ErrorKind.FILE);
    }

    @Test
    void theWaitIsWhatTheServerAsksForAndASecond() {
        assertThat(ErrorKind.wait(new Refused(429, "Too Many Requests", Duration.ofSeconds(7))))
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void aWaitThatIsOnlyInTheWordsCounts() {
        assertThat(ErrorKind.wait(refused(400, "Bad Request: Too Many Requests: retry after 41")))
                .isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void aServerThatNamesNoWaitIsLeftAloneForHalfAMinute() {
        assertThat(ErrorKind.wait(refused(429, "Too Many Requests"))).isEqualTo(Duration.ofSeconds(31));
    }

    private static Refused refused(int status, String description) {
        return new Refused(status, description, null);
    }
}
