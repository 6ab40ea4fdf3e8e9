package dev.lull.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.Browser;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsBrowser
class DashboardIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    /** A name as an attacker would choose it: markup, and a mark that turns the direction of what follows. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202egpj.jpg";

    private static final String HOSTILE_SHOWN = "<img src=x onerror=alert(1)> \\u202egpj.jpg";

    private static final String MACHINE = "cellar";

    @TempDir
    static Path folder;

    private static RunningLull lull;
    private static Browser browser;
    private static ShownStrip strip;
    private static SampleMedia media;

    @BeforeAll
    static void start() throws Exception {
        media = SampleMedia.in(Files.createDirectories(folder.resolve("media")));
        lull = new RunningLull(folder, "--set", "worker.name=" + MACHINE);
        browser = new Browser();
        strip = new ShownStrip(browser);
        signIn();
    }

    /** As somebody does who has the token in the clipboard. */
    private static void signIn() throws IOException {
        browser.open(lull.address());
        until(() -> browser.shows("#token"));
        browser.one("#token").sendKeys(lull.token());
        browser.click("dialog .primary");
        awaitWhole();
    }

    private static void awaitWhole() {
        until(() -> browser.shows("#connection[data-state=live]") && browser.shows(".gate h2"));
    }

    @AfterAll
    static void stop() {
        try (RunningLull stopped = lull;
                Browser closed = browser) {
            assertThat(stopped).isNotNull();
            assertThat(closed).isNotNull();
        }
    }

    @BeforeEach
    void now() {
        browser.screen(1440, 1000);
        browser.scheme("light");
        browser.open("about:blank");
        page("/");
        awaitWhole();
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void anImageThatIsChosenArrivesAndItsHostileNameStaysText() throws Exception {
        // no other test has its content: it would be a duplicate
        Path chosen = media.make("chosen.jpg", "-f", "lavfi", "-i", "testsrc2=s=330x180", "-frames:v", "1");
        Path image = Files.move(chosen, folder.resolve(HOSTILE.replace('/', '_')));
        browser.click("#hand-over");
        browser.one("#files").sendKeys(image.toString());

        until(() -> browser.shows(".upload[data-state=done] a"));
        assertThat(browser.text(".upload .name")).isEqualTo(HOSTILE_SHOWN);
        browser.click(".upload[data-state=done] a");
        until(() -> browser.text("main tbody").contains("Uploaded"));

        assertThat(browser.text("main tbody th")).isEqualTo(HOSTILE_SHOWN);
        assertThat(browser.shows("main img, .tray img")).isFalse();
        assertThat(lull.out().resolve(HOSTILE)).exists();
        browser.click("main tbody th a");
        until(() -> browser.text("main h1").equals(HOSTILE_SHOWN));
        assertThat(browser.text(".timeline")).contains("Submitted", "Uploaded");
    }

    @Test
    void anImageThatIsDroppedArrives() throws Exception {
        byte[] image = Files.readAllBytes(media.png("dropped.png"));

        browser.run("""
                const bytes = Uint8Array.from(atob(arguments[0]), (character) => character.charCodeAt(0));
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
                for (const type of ['dragenter', 'dragover', 'drop']) {
                  document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
                }
                """, Base64.getEncoder().encodeToString(image));

        until(() -> Files.exists(lull.out().resolve("dropped.png")));
        assertThat(lull.out().resolve("dropped.png")).hasBinaryContent(image);
    }

    @Test
    void aFilmsStripFillsAndAPauseStandsItStill() throws Exception {
        strip.note();
        String submission = lull.submit(media.mpeg4Mkv("film.mkv", "640x360", 40));
        until(() -> strip.parts("done") >= 1 && strip.parts("in work") >= 1);
        assertThat(browser.text(".film-name")).isEqualTo("film.mkv");

        browser.click(".gate .buttons button:last-child");
        browser.click("dialog .primary");
        until(() -> browser.text(".gate h2").equals("Conversions are paused"));
        assertThat(browser.text(".gate-reasons")).contains("Paused");
        until(() -> strip.parts("standing still") >= 1 && strip.parts("in work") == 0);

        browser.click(".gate .buttons .primary");
        until(() -> browser.text(".gate h2").contains("conversions run"));
        lull.awaitState(submission, "uploaded");
        until(() -> browser.text(".films").isEmpty());
        assertThat(strip.noted()).isSorted().hasSizeGreaterThan(2);
        String film = "/media/" + lull.file(submission).path("id").asText();
        page(film);
        until(() -> browser.text("[aria-label='Before and after'] figcaption").matches("At 0:.*SSIM [01]\\.\\d{3}"));
        assertThat(browser.run("return document.querySelector('.made img').naturalWidth"))
                .as("two halves of 640 pixels")
                .isEqualTo(1280L);
        look(film, "light", 1440);
        look(film, "dark", 360);
    }

    @Test
    void aSegmentOfAKilledWorkerIsTakenOverOnTheScreen() throws Exception {
        int seconds = 20;
        Path film = media.mpeg4Mkv("taken over.mkv", "640x360", seconds);
        // its claims outlive it for long enough to be seen
        LullProcess attic = lull.worker("convert-worker", "attic", "--set", "convert.lease=5s");
        try {
            until(() -> browser.text("[aria-label=Workers]").contains("attic"));
            String submission = lull.submit(film);
            int segment = stopInASegment(attic, "attic", submission);
            until(() -> strip.worker(segment).equals("attic"));

            attic.kill();

            until(() -> strip.worker(segment).equals(MACHINE + "-convert-1"));
            lull.awaitState(submission, "uploaded");
        } finally {
            attic.kill();
        }
        assertThat(media.alikeness(lull.out().resolve("taken over.mp4"), film))
                .hasSize(25 * seconds)
                .allSatisfy(ssim -> assertThat(ssim).isGreaterThan(0.9));
    }

    /** Returns its number. */
    private static int stopInASegment(LullProcess worker, String name, String submission) throws Exception {
        until(() -> {
            worker.suspend();
            if (lull.segments(submission, name).isEmpty()) {
                worker.resume();
                return false;
            }
            return true;
        });
        return lull.segments(submission, name).get(0);
    }

    @Test
    void whatIsInQuarantineArrivesAfterItWasMendedAndTriedAgain() throws Exception {
        Path whole = media.jpeg("whole.jpg");
        Path broken = media.truncated(whole, "broken.jpg", Files.size(whole) / 2);
        String submission = lull.submit(broken);
        lull.awaitState(submission, "quarantined");

        page("/quarantine");
        until(() -> browser.text("main tbody").contains("broken.jpg"));
        Files.move(whole, broken, StandardCopyOption.REPLACE_EXISTING);
        browser.click("main tbody button");

        until(() -> !browser.text("main").contains("broken.jpg"));
        lull.awaitState(submission, "uploaded");
        assertThat(lull.out().resolve("broken.jpg")).exists();
    }

    @Test
    void thePageIsWholeAgainAfterTheCoordinatorWasKilledAndStarted() throws Exception {
        lull.kill();
        until(() -> browser.shows("#connection[data-state=lost]"));
        assertThat(browser.text("#offline")).contains("Not connected: what you see is from before.");

        lull.startAgain();

        awaitWhole();
        assertThat(browser.shows("#offline")).isFalse();
        page("/history");
        until(() -> browser.shows(".charts svg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/submissions", "/quarantine", "/history", "/settings"})
    void nothingKeepsPeopleFromUsingAPageInTheLightOnADeskAndInTheDarkOnATelephone(String path) {
        look(path, "light", 1440);
        look(path, "dark", 360);
    }

    private static void look(String path, String scheme, int width) {
        browser.scheme(scheme);
        browser.screen(width, 900);
        page(path);
        until(() -> !browser.shows(".bones"));
        assertThat(browser.barriers()).as("%s at %d", scheme, width).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth > innerWidth"))
                .as("scrolls sideways, %s at %d", scheme, width)
                .isEqualTo(false);
    }

    @Test
    void theFirstTabOffersToSkipTheMenuAndTheSwitchChangesTheColours() {
        Object before = browser.run("return getComputedStyle(document.body).backgroundColor");
        browser.run("document.body.tabIndex = -1; document.body.focus()");
        browser.one("body").sendKeys("\t");
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("Skip to content");

        browser.click("#theme");
        browser.click("#theme");
        assertThat(browser.label("#theme")).startsWith("Colours: dark.");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(before);
        browser.click("#theme");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(before);
    }

    private static void page(String path) {
        browser.open(lull.address() + "#" + path);
    }

    private static void until(Callable<Boolean> holds) {
        try {
            await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).until(holds);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(browser.run("return location.href + '\\n' + document.body.innerText") + "", e);
        }
    }
}
