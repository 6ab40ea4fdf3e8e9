package dev.lull.upload.targets.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.media.Failure;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.testing.BotApiStub;
import dev.lull.upload.testing.Fault;
import dev.lull.upload.testing.PostedItem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFaultIT extends InAChat {

    @Test
    void aServerThatAsksToWaitIsLeftAloneByEverybodyForThatLongAndAMargin() throws Exception {
        telegram.next(new Fault.Throttle(34));
        assertWaits(send(photos(2)), 35);
    }

    @Test
    void aRequestToWaitInsideABadRequestIsHeardToo() throws Exception {
        telegram.next(new Fault.WrappedThrottle(8));
        assertWaits(send(photos(2)), 9);
    }

    private void assertWaits(Outcomes outcomes, long seconds) throws InterruptedException {
        Duration wait = Duration.ofSeconds(seconds);
        assertThat(outcomes.failed).hasSize(2);
        assertThat(outcomes.failed.values())
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Failure.RateLimited.class,
                                limited -> assertThat(limited.waitFor()).isEqualTo(wait)));
        assertThat(budget.pause(TARGET)).get().extracting("left").isEqualTo(wait);

        assertThat(send(photo("later.jpg")).failed.get("later.jpg")).isInstanceOf(Failure.RateLimited.class);
        assertThat(telegram.calls()).hasSize(1);
        budget.lift();
        assertThat(send(photo("later.jpg")).arrived).hasSize(1);
    }

    @Test
    void theBadItemOfAnAlbumIsIsolatedAndTheOthersArriveOnce() throws Exception {
        telegram.refuseFiles("photo-2.jpg"::equals, "Bad Request: IMAGE_PROCESS_FAILED");

        Outcomes outcomes = send(photos(4));

        assertThat(outcomes.arrived.keySet()).containsExactly("photo-0.jpg", "photo-1.jpg", "photo-3.jpg");
        assertThat(outcomes.sending).hasSize(1);
        assertThat(telegram.posted())
                .extracting(PostedItem::fileName)
                .containsExactlyElementsOf(outcomes.arrived.keySet());
        assertThat(outcomes.failed).containsOnlyKeys("photo-2.jpg");
        assertThat(outcomes.failed.get("photo-2.jpg"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessage("Telegram says: Bad Request: IMAGE_PROCESS_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 Unauthorized",
                "403 Forbidden: bot is not a member of the channel chat",
                "400 Bad Request: chat not found",
                "400 Bad Request: not enough rights to send photos to the chat"
            })
    void troubleWithTheChatIsNoFaultOfAnyFile(String answer) throws Exception {
        telegram.next(new Fault.Refusal(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));

        Outcomes outcomes = send(photos(2));

        assertThat(outcomes.failed.values())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(Failure.TargetUnavailable.class)
                        .hasMessage("Telegram says: " + answer.substring(4)
                                + "; check telegram.token, the chat in target, and that the bot may post there"));
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void aWrongTokenIsSaidWithoutShowingIt() throws Exception {
        target.close();
        target = target("telegram.token=123456:WRONG-secret");

        assertThat(send(photo("a.jpg")).failed.get("a.jpg"))
                .hasMessageStartingWith("Telegram says: Unauthorized; check telegram.token")
                .hasMessageNotContaining("WRONG");
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndTheTokenIsNotTold() throws Exception {
        telegram.close();

        assertThat(send(photo("a.jpg")).failed.get("a.jpg"))
                .isInstanceOf(Failure.TargetUnavailable.class)
                .hasMessageStartingWith("the Bot API server: no connection")
                .hasMessageNotContaining(BotApiStub.TOKEN);
    }

    @Test
    void noTextThatComesBackShowsTheToken() throws Exception {
        telegram.next(new Fault.Refusal(400, "Bad Request: /bot" + BotApiStub.TOKEN + "/sendPhoto is wrong"));

        assertThat(send(photo("a.jpg")).failed.get("a.jpg"))
                .hasMessage("Telegram says: Bad Request: /bot…/sendPhoto is wrong");
    }

    @Test
    void aGatewayInFrontThatAnswersWithAPageIsAnOutage() throws Exception {
        telegram.next(new Fault.BadGateway());

        assertThat(send(photo("a.jpg")).failed.get("a.jpg"))
                .isInstanceOf(Failure.TargetUnavailable.class)
                .hasMessage("the Bot API server: the answer is HTTP 502 and not the Bot API's");
        assertThat(telegram.posted()).isEmpty();
    }

    @Test
    void anErrorOfTheServerIsTriedAgain() throws Exception {
        telegram.next(new Fault.Refusal(500, "Internal Server Error"), new Fault.Refusal(502, "Bad Gateway"));

        assertThat(send(photo("a.jpg")).failed.get("a.jpg")).isInstanceOf(Failure.Transient.class);
        assertThat(send(photo("a.jpg")).failed.get("a.jpg")).isInstanceOf(Failure.TargetUnavailable.class);
    }

    @Test
    void noAnswerInTimeMeansThatNobodyKnowsAndItIsNotSentAgainByItself() throws Exception {
        target.close();
        target = target("telegram.answer-timeout=300ms");
        telegram.next(new Fault.Hang(true));

        Outcomes outcomes = send(photo("a.jpg"));

        assertThat(outcomes.failed.get("a.jpg"))
                .isInstanceOf(Failure.UnknownOutcome.class)
                .hasMessage("the Bot API server: no answer came: timeout");
        assertThat(telegram.posted()).hasSize(1);
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void aConnectionCutInsteadOfAnAnswerMeansThatNobodyKnows() throws Exception {
        telegram.next(new Fault.Cut(true));

        assertThat(send(photos(2)).failed.values()).hasSize(2).allMatch(Failure.UnknownOutcome.class::isInstance);
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void aConnectionCutInTheMiddleOfTheFileBroughtNothing() throws Exception {
        telegram.next(new Fault.CutMidBody());

        Outcomes outcomes = send(upload(large("recording.bin"), "application/octet-stream"));

        assertThat(outcomes.failed.get("recording.bin")).isInstanceOf(Failure.Transient.class);
        assertThat(telegram.posted()).isEmpty();
    }

    @Test
    void ofAnAlbumPostedInPartNobodyKnowsWhichPart() throws Exception {
        telegram.next(
                new Fault.HalfPost(2, 500, "Internal Server Error"),
                new Fault.HalfPost(2, 400, "Bad Request: group send failed"));
        Upload[] photos = photos(4);

        for (int i = 0; i < 2; i++) {
            assertThat(send(photos).failed.values()).hasSize(4).allMatch(Failure.UnknownOutcome.class::isInstance);
        }
        assertThat(telegram.calls()).containsExactly("sendmediagroup", "sendmediagroup");
    }

    @Test
    void aSlowServerIsGivenItsTime() throws Exception {
        target.close();
        target = target("telegram.answer-timeout=2s");
        telegram.next(new Fault.Slow(400_000));
        Path picture = media.make(
                "noise.png", "-f", "lavfi", "-i", "color=gray:size=720x550,noise=alls=100:allf=u", "-frames:v", "1");

        assertThat(send(upload(picture, "image/png")).arrived).hasSize(1);
    }

    private Path large(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(45_000_000);
        }
        return file;
    }
}
