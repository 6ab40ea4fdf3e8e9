package dev.lull.coordinator.telegram;

import static dev.lull.coordinator.telegram.BotServer.CHAT;
import static dev.lull.coordinator.telegram.BotServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.lull.common.ledger.MediaJournal;
import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.queue.GateReading;
import dev.lull.common.queue.GateState;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.store.DirectoryStore;
import dev.lull.common.testing.RoleContexts;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.common.testing.memory.InMemoryQueue;
import dev.lull.coordinator.action.Unlock;
import dev.lull.coordinator.intake.Intake;
import dev.lull.coordinator.notify.Notification;
import dev.lull.coordinator.receive.Uploads;
import dev.lull.coordinator.testing.SmallMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A coordinator that reads a chat at a Bot API server, on a folder on the disk and a ledger in memory. */
class TelegramSourceIT {

    private static final Instant DATE = Instant.ofEpochSecond(BotServer.DATE);
    private static final String SECRET = "correct horse battery";

    private final Clock clock = Clock.systemUTC();
    private final Steps steps = new Steps();
    private final InMemoryLedger ledger = new InMemoryLedger(clock, Duration.ofDays(1), steps);
    private final InMemoryQueue queue = new InMemoryQueue(clock);
    private final BotServer telegram = new BotServer();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("dev.lull");
    private final Level level = root.getLevel();

    @TempDir
    Path folder;

    private ReadingProcess process;

    @BeforeEach
    void begin() {
        root.setLevel(Level.DEBUG);
        logged.start();
        root.addAppender(logged);
        process = new ReadingProcess("uploads", Map.of());
    }

    @AfterEach
    void theTokenWasSaidNowhere() {
        process.close();
        telegram.close();
        root.detachAppender(logged);
        root.setLevel(level);
        assertThat(log()).noneMatch(line -> line.contains("t0ken"));
        assertThat(telegram.replies()).noneMatch(line -> line.contains("t0ken"));
    }

    @Test
    void aPhotoBecomesASubmissionInItsLargestSize() throws Exception {
        telegram.photo(42, "a large photo");

        process.turn();

        Submission submission = submissions().get(0);
        Path path = Path.of(submission.paths().get(0));
        assertThat(path).hasContent("a large photo");
        assertThat(Files.getLastModifiedTime(path).toInstant()).isEqualTo(DATE);
        assertThat(names()).containsExactly("telegram/" + CHAT + "/2026-09-21/photo-42.jpg");
        assertThat(ChatMessage.of(submission.id())).contains(new ChatMessage(CHAT, 42, DATE));
        process.turn();
        assertThat(telegram.unconfirmed()).isZero();
        assertThat(telegram.replies()).isEmpty();
    }

    @Test
    void filesComeUnderTheirNamesBelowTheNameOfTheChat() throws Exception {
        process.close();
        process = new ReadingProcess("named", Map.of("source.telegram", "@holiday"));
        telegram.file("v", "videos/v", "video");
        telegram.sent(
                1,
                "\"video\": {\"file_id\": \"v\", \"file_name\": \"clip.mov\", \"width\": 1, \"height\": 1, \"duration\": 1}");
        telegram.file("n", "notes/n", "note");
        telegram.sent(2, "\"video_note\": {\"file_id\": \"n\", \"length\": 1, \"duration\": 1}");
        telegram.file("a", "animations/a", "animation");
        telegram.sent(
                3, "\"animation\": {\"file_id\": \"a\"}, \"document\": {\"file_id\": \"wrong\", \"file_name\": \"x\"}");
        telegram.document(4, "../../etc/pass\\u0007wd", "document");
        telegram.document(5, "..", "dots");

        process.turn();

        String above = "telegram/holiday/2026-09-21/";
        assertThat(names())
                .containsExactlyInAnyOrder(
                        above + "clip.mov",
                        above + "video-2.mp4",
                        above + "animation-3.mp4",
                        above + "pass_wd",
                        above + "document-5");
    }

    @Test
    void ofAnotherChatNothingIsTakenAndNothingAnswered() throws Exception {
        telegram.file("d", "documents/d", "x");
        telegram.sentIn(99, 1, "\"document\": {\"file_id\": \"d\", \"file_name\": \"private-letter.pdf\"}");
        telegram.sentIn(99, 2, "\"text\": \"/pause\"");

        process.turn();
        process.turn();

        assertThat(telegram.calls()).isEmpty();
        assertThat(telegram.unconfirmed()).isZero();
        assertThat(ledger.pauses().find()).isEmpty();
        assertThat(log())
                .containsOnlyOnce("INFO messages ignored of a Telegram chat that source.telegram does not name: 99")
                .noneMatch(line -> line.contains("private"));
    }

    @Test
    void aCrashBetweenAnyTwoStepsTakesEachFileOnce() throws Exception {
        telegram.photo(1, "first");
        process.turn();
        int count = steps.taken().size();
        assertThat(steps.taken()).hasSizeGreaterThan(1);
        for (int step = 0; step <= count; step++) {
            process.close();
            int message = 10 + step;
            steps.restart();
            process = new ReadingProcess("crash-" + step, Map.of());
            telegram.photo(message, "photo " + message);
            steps.crashBefore(step);
            Throwable end = catchThrowable(process::turn);
            assertThat(end == null || end instanceof Steps.Crash).isTrue();
            process.close();
            steps.restart();

            process = new ReadingProcess("crash-" + step, Map.of());
            process.turn();
            process.turn();

            await().until(() -> names().stream()
                            .filter(name -> name.endsWith("photo-" + message + ".jpg"))
                            .count()
                    == 1);
            assertThat(telegram.unconfirmed()).isZero();
        }
    }

    @Test
    void aCoordinatorWithAnotherFolderDoesNotTakeAFileAgain() throws Exception {
        telegram.photo(42, "photo");
        process.turn();
        process.close();

        process = new ReadingProcess("elsewhere", Map.of());
        process.turn();

        assertThat(names()).hasSize(1);
        assertThat(telegram.calls()).containsOnlyOnce("download");
    }

    @Test
    void aDownloadThatBreaksOffIsBegunAgain() throws Exception {
        telegram.photo(42, "a large photo");
        telegram.next(
                "download",
                new MockResponse.Builder()
                        .body("a large photo")
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());

        assertThat(process.turn()).isPositive();
        assertThat(submissions()).isEmpty();
        process.turn();

        assertThat(Path.of(submissions().get(0).paths().get(0))).hasContent("a large photo");
    }

    @Test
    void aFileThatNeverCanBeReadHoldsUpTheOthersNoLonger() throws Exception {
        telegram.document(1, "gone.zip", "x");
        telegram.photo(2, "photo");
        for (int i = 0; i < MediaFetcher.MOST_ATTEMPTS; i++) {
            telegram.next("download", new MockResponse.Builder().code(404).build());
        }
        for (int i = 0; i < MediaFetcher.MOST_ATTEMPTS; i++) {
            process.turn();
        }

        assertThat(names()).singleElement().asString().endsWith("photo-2.jpg");
        assertThat(telegram.replies())
                .containsExactly("1: gone.zip is not taken: the download is answered with HTTP 404; send it again");
    }

    @Test
    void whatTelegramDoesNotHandOutIsSaidAndWhatToDo() throws Exception {
        telegram.document(1, "film.mkv", "x");
        telegram.next("getFile", refusal(400, "Bad Request: file is too big"));
        telegram.photo(2, "photo");

        process.turn();

        assertThat(telegram.replies())
                .singleElement()
                .asString()
                .startsWith("1: film.mkv is not taken:")
                .contains("20 MB", "local Bot API server");
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatIsLargerThanUploadsMayBeIsSaid() throws Exception {
        process.close();
        process = new ReadingProcess("small", Map.of("uploads.max-size", "10B"));
        telegram.photo(1, "more than ten bytes");

        process.turn();

        assertThat(submissions()).isEmpty();
        assertThat(telegram.replies()).singleElement().asString().contains("the limit of uploads.max-size");
    }

    @Test
    void whatThereIsNoRoomForNowIsNotConfirmed() throws Exception {
        process.close();
        process = new ReadingProcess("full", Map.of("uploads.max-total", "10B"));
        telegram.photo(1, "photo");

        assertThat(process.turn()).isPositive();
        assertThat(process.turn()).isPositive();

        assertThat(telegram.unconfirmed()).isEqualTo(1);
        assertThat(telegram.replies()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("the limit of uploads.max-total");
    }

    @Test
    void anotherReaderIsSaidOnceAndTheChatReadWhenItIsGone() throws Exception {
        telegram.photo(1, "photo");
        String conflict = "Conflict: terminated by other getUpdates request";
        telegram.next("getUpdates", refusal(409, conflict));
        telegram.next("getUpdates", refusal(409, conflict));

        Duration first = process.turn();
        assertThat(process.turn()).isGreaterThan(first);
        assertThat(process.turn()).isZero();

        assertThat(warnings()).singleElement().asString().contains("another program", "deleteWebhook", conflict);
        assertThat(log()).contains("INFO Telegram chats are read again");
        assertThat(names()).hasSize(1);
    }

    @Test
    void aReaderWaitsAsLongAsTheServerAsks() throws Exception {
        telegram.photo(1, "photo");
        telegram.next("getFile", BotServer.throttle(34));

        assertThat(process.turn()).isEqualTo(Duration.ofSeconds(34));
        assertThat(telegram.unconfirmed()).isEqualTo(1);
        process.turn();

        assertThat(names()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForWithoutSayingTheToken() throws Exception {
        telegram.next(
                "getUpdates",
                new MockResponse.Builder().code(502).body("<html>").build());
        assertThat(process.turn()).isPositive();
        telegram.next(
                "getUpdates",
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
        assertThat(process.turn()).isPositive();
        telegram.close();
        assertThat(process.turn()).isPositive();

        assertThat(warnings()).isNotEmpty();
    }

    @Test
    void aFileOnTheDiskOfALocalServerIsCopied() throws Exception {
        Path file =
                Files.createDirectories(folder.resolve("bot-api/123/documents")).resolve("file_1.zip");
        Files.writeString(file, "archive");
        local();
        telegram.document(1, "holiday.zip", "");
        telegram.file("document1", file.toString(), "");

        process.turn();

        assertThat(Path.of(submissions().get(0).paths().get(0)))
                .hasFileName("holiday.zip")
                .hasContent("archive");
        assertThat(file).hasContent("archive");
        assertThat(telegram.calls()).doesNotContain("download");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.txt", "bot-api/../secret.txt", "bot-api/link", "bot-api"})
    void noOtherFileOfThisMachineIsReadWhateverTheServerSays(String hostile) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createDirectories(folder.resolve("bot-api"));
        Files.createSymbolicLink(folder.resolve("bot-api/link"), secret);
        local();
        telegram.document(1, "a.zip", "");
        telegram.file("document1", folder + "/" + hostile, "");

        process.turn();

        assertThat(submissions()).isEmpty();
        assertThat(telegram.replies())
                .containsExactly("1: a.zip is not taken: the Bot API server names a file that is not below"
                        + " source.telegram-files");
    }

    @Test
    void aLocalServerIsWaitedForUntilItsFolderIsNamed() throws Exception {
        telegram.document(1, "a.zip", "");
        telegram.file("document1", folder + "/bot-api/a.zip", "");

        assertThat(process.turn()).isPositive();

        assertThat(telegram.unconfirmed()).isEqualTo(1);
        assertThat(warnings()).singleElement().asString().contains("set source.telegram-files");
    }

    @Test
    void aPathThatLeadsUpwardsIsNotAskedFor() throws Exception {
        telegram.document(1, "a.zip", "");
        telegram.file("document1", "documents/../../../admin", "");

        assertThat(process.turn()).isPositive();

        assertThat(telegram.calls()).doesNotContain("download");
        assertThat(submissions()).isEmpty();
    }

    @Test
    void aChatIsReadByOneCoordinatorAtATime() throws Exception {
        assertThat(ledger.watches().hold("telegram:123456", "another", TelegramSource.LEASE))
                .isTrue();
        assertThat(process.turn()).isPositive();
        assertThat(telegram.polls()).isZero();

        ledger.watches().leave("telegram:123456", "another");
        process.turn();
        assertThat(telegram.polls()).isEqualTo(1);
        process.close();
        assertThat(ledger.watches().hold("telegram:123456", "another", TelegramSource.LEASE))
                .isTrue();
    }

    @Test
    void theStatusIsAnsweredInTheChat() throws Exception {
        telegram.sent(1, "\"text\": \"/status\"");
        telegram.sent(2, "\"text\": \"/status@another_bot\"");
        telegram.sent(3, "\"text\": \"what a /status\"");
        telegram.photo(4, "photo");
        telegram.sent(5, "\"text\": \"/STATUS@Lull_Bot\"");

        process.turn();

        assertThat(telegram.replies())
                .containsExactly(
                        "1: Nothing is under way.\nConversions may run.",
                        "5: Submissions under way: 1, 0 of 0 files settled.\nConversions may run.");
    }

    @Test
    void conversionsArePausedAndResumed() throws Exception {
        telegram.sent(1, "\"text\": \"/pause 2h\"");
        process.turn();
        assertThat(ledger.pauses().find())
                .hasValueSatisfying(pause -> assertThat(Duration.between(pause.since(), pause.until()))
                        .isEqualTo(Duration.ofHours(2)));
        telegram.sent(2, "\"text\": \"/pause\"");
        process.turn();
        assertThat(ledger.pauses().find())
                .hasValueSatisfying(pause -> assertThat(pause.until()).isNull());
        telegram.sent(3, "\"text\": \"/resume\"");
        telegram.sent(4, "\"text\": \"/resume\"");
        telegram.sent(5, "\"text\": \"/pause until later\"");
        process.turn();

        assertThat(ledger.pauses().find()).isEmpty();
        assertThat(telegram.replies())
                .startsWith(
                        "1: Conversions are paused for 2h; /resume ends it. Uploads go on.",
                        "2: Conversions are paused; /resume ends it. Uploads go on.",
                        "3: Conversions go on.",
                        "4: Conversions were not paused.");
        assertThat(telegram.replies().get(4)).startsWith("5: Not paused. The time must be");
    }

    @Test
    void aPasswordIsAskedForOnceAndOnceMoreWhenItWasWrong() throws Exception {
        String archive = locked(CHAT, 7, "telegram/x/holiday.zip");
        String another = locked(99, 7, "telegram/y/private.zip");
        process.turn();
        process.turn();
        assertThat(telegram.replies())
                .containsExactlyInAnyOrder(
                        "7: holiday.zip needs a password. Send: /pass PASSWORD",
                        "7: private.zip needs a password. Send: /pass PASSWORD");

        telegram.sent(8, "\"text\": \"/pass " + SECRET + "\"");
        process.turn();
        assertThat(state(archive)).isEqualTo(MediaState.UNPACKING);
        assertThat(state(another)).isEqualTo(MediaState.LOCKED);
        assertThat(ledger.archives()
                        .passwords(ChatMessage.of(ledger.media()
                                        .find(archive)
                                        .orElseThrow()
                                        .submission())
                                .orElseThrow()
                                .submission()))
                .containsExactly(SECRET);
        assertThat(telegram.deleted()).containsExactly("8");
        assertThat(telegram.replies()).last().isEqualTo("8: The password is tried with 1 archive.");

        ledger.media().move(archive, StateChange.to(MediaState.LOCKED));
        process.turn();
        process.turn();
        assertThat(telegram.replies())
                .hasSize(4)
                .last()
                .isEqualTo("7: holiday.zip needs a password. Send: /pass PASSWORD");
        assertThat(log()).noneMatch(line -> line.contains(SECRET));
        assertThat(telegram.replies()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void aPasswordThatMayNotBeDeletedIsLeftToItsSender() throws Exception {
        telegram.sent(8, "\"text\": \"/pass " + SECRET + "\"");
        telegram.next("deleteMessage", refusal(400, "Bad Request: message can't be deleted"));
        telegram.sent(9, "\"text\": \"/pass\"");

        process.turn();

        assertThat(telegram.replies())
                .containsExactly(
                        "8: No archive of this chat waits for a password. Delete your message with it: I may not.",
                        "9: Send: /pass PASSWORD, of 1 to 1000 characters.");
    }

    @Test
    void aChatThatTheBotMayNotWriteToIsReadOn() throws Exception {
        telegram.sent(1, "\"text\": \"/status\"");
        telegram.next("sendMessage", refusal(403, "Forbidden: not enough rights to send text messages to the chat"));

        assertThat(process.turn()).isZero();
        process.turn();

        assertThat(telegram.unconfirmed()).isZero();
    }

    @Test
    void whatBecameOfAFileIsSaidInTheChat() throws Exception {
        String bad = locked(CHAT, 7, "telegram/x/holiday.zip");
        ledger.media().move(bad, StateChange.to(MediaState.QUARANTINED).because("too many files"));
        String id = ledger.media().find(bad).orElseThrow().submission();

        process.source.replies().tell(settled(id));
        process.source.replies().tell(settled("20261130-024629-9f3a61"));

        assertThat(telegram.replies()).containsExactly("7: 1 quarantined\nholiday.zip: quarantined, too many files");
    }

    @Test
    void noAnswerIsSentBeforeTheServerTakesOneAgain() throws Exception {
        String id = ledger.media().find(locked(CHAT, 7, "a.zip")).orElseThrow().submission();
        telegram.next("sendMessage", BotServer.throttle(600));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> process.source.replies().tell(settled(id))).isInstanceOf(IOException.class);
        }

        assertThat(telegram.calls()).containsExactly("sendmessage");
    }

    @Test
    void itWorksOnItsOwnThread() {
        telegram.photo(1, "photo");

        process.source.start();

        await().until(() -> names().size() == 1);
        await().until(() -> telegram.unconfirmed() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "telegram.api-url, localhost:8081, 'telegram.api-url: must be http://host:port or https://host'",
        "uploads.folder, '', 'source.telegram: set uploads.folder, too: files are kept there until they have arrived'",
        "target, telegram:-1001234567890, 'source.telegram: -1001234567890 is the target: what arrives there would be"
                + " taken again; name another chat'",
    })
    void whatCannotWorkIsRefused(String key, String value, String problem) {
        Map<String, String> settings = new HashMap<>(process.settings);
        if (value.isEmpty()) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }
        RoleContext context = context(settings, "test");
        Uploads uploads = value.isEmpty() ? null : process.uploads;

        assertThatThrownBy(() -> TelegramSource.of(context, uploads, this::gate, process.unlock))
                .isInstanceOf(SettingsException.class)
                .hasMessage(problem);
    }

    private void local() {
        process.close();
        process = new ReadingProcess(
                "local",
                Map.of("source.telegram-files", folder.resolve("bot-api").toString()));
    }

    /** An archive of a message that needs a password. */
    private String locked(long chat, int message, String name) {
        String submission = new ChatMessage(chat, message, DATE).submission();
        String path = folder.resolve(name).toString();
        ledger.submissions().open(submission, List.of(path), "/out", clock.instant());
        String id = Intake.mediaId(submission, path);
        ledger.media().register(id, submission, path, name, clock.instant());
        ledger.media().move(id, StateChange.to(MediaState.UNPACKING));
        ledger.media().move(id, StateChange.to(MediaState.LOCKED));
        return id;
    }

    private MediaState state(String media) {
        return ledger.media().find(media).orElseThrow().state();
    }

    private Notification settled(String submission) {
        return new Notification(
                "1", "dev.lull.submission.settled", submission, clock.instant(), false, "title", "text", Map.of());
    }

    private List<Submission> submissions() {
        return ledger.submissions().unsettled();
    }

    /** What was submitted, as it is called below the target. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Submission each : submissions()) {
            for (String path : each.paths()) {
                names.add(Path.of(each.naming().folder())
                        .relativize(Path.of(path))
                        .toString());
            }
        }
        return names;
    }

    private List<String> log() {
        return List.copyOf(logged.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    private List<String> warnings() {
        return log().stream()
                .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                .toList();
    }

    private GateReading gate() {
        return new GateReading(GateState.OPEN, 0, null, clock.instant(), false);
    }

    private RoleContext context(Map<String, String> given, String name) {
        Settings settings = new SettingsLoader().base(given).load();
        return RoleContexts.of(settings, queue, ledger, new DirectoryStore(folder.resolve("store")), name, clock);
    }

    /** A coordinator as far as it takes in what comes from a chat; its source turns when it is told to. */
    private final class ReadingProcess implements AutoCloseable {

        final Map<String, String> settings = new HashMap<>();
        final Intake intake;
        final Uploads uploads;
        final Unlock unlock;
        final TelegramSource source;

        ReadingProcess(String uploadsFolder, Map<String, String> more) {
            settings.putAll(Map.of(
                    "target", folder.resolve("out").toString(),
                    "uploads.folder", folder.resolve(uploadsFolder).toString(),
                    "uploads.disk-floor", "0B",
                    "source.telegram", Long.toString(CHAT),
                    "telegram.api-url", telegram.url(),
                    "telegram.token", BotServer.TOKEN));
            settings.putAll(more);
            RoleContext context = context(settings, "test");
            this.intake = new Intake(context, SmallMedia::probe, submission -> {});
            this.uploads = new Uploads(context, folder.resolve(uploadsFolder).toString(), intake, "/out");
            MediaJournal journal = new MediaJournal(ledger.media(), queue.publisher(), "test", clock);
            this.unlock = new Unlock(ledger, journal, Duration.ofDays(1), () -> {});
            this.source = TelegramSource.of(context, uploads, TelegramSourceIT.this::gate, unlock)
                    .orElseThrow();
            uploads.start();
        }

        Duration turn() throws InterruptedException {
            return source.turn();
        }

        @Override
        public void close() {
            Throwable end = catchThrowable(source::close);
            assertThat(end == null || end instanceof Steps.Crash).isTrue();
            uploads.close();
            intake.close();
        }
    }
}
