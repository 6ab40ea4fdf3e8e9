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
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the docs, when {@code lull.screenshots} names a folder for them: {@code dev screenshots}. They
 * show what a running Lull does; only the temporary folder that it does that in is written as {@code /srv}.
 */
@NeedsBrowser
@EnabledIfSystemProperty(named = "lull.screenshots", matches = ".+", disabledReason = "run by dev screenshots")
class DashboardScreenshotsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String[] MACHINE = {
        "--upload-workers",
        "0",
        "--convert-workers",
        "0",
        "--set",
        "worker.name=nas",
        "--set",
        "convert.preset=veryslow"
    };
    private static final String[] SUSPENDING = {"--set", "gate.yield=suspend"};

    @TempDir
    Path folder;

    private RunningLull lull;
    private Browser browser;
    private Path shortFilm;
    private Path readyFilm;
    private Path longFilm;
    private Path oldFilm;
    private Path torn;
    private List<Path> moreFilms;

    @Test
    void theyShowARunThatIsUnderWay() throws Exception {
        makeMedia();
        try (RunningLull running = new RunningLull(folder, MACHINE);
                LullProcess uploads = running.worker("upload-worker", "nas-uploads");
                LullProcess studio = running.worker("convert-worker", "studio", SUSPENDING);
                LullProcess attic = running.worker("convert-worker", "attic", SUSPENDING);
                Browser opened = new Browser()) {
            assertThat(List.of(studio, attic)).allMatch(LullProcess::isAlive);
            lull = running;
            browser = opened;
            browser.open(lull.address());
            browser.run("sessionStorage.setItem('lull.token', arguments[0]); location.reload()", lull.token());

            aDayOfWork();
            theLull();
            theBusySystem(uploads);
            theQuarantine();
            theFilm();
        }
    }

    private void makeMedia() throws IOException {
        HolidayMedia holiday = new HolidayMedia(folder.resolve("Holiday"));
        shortFilm = holiday.morning("First steps.mkv", 4);
        torn = holiday.torn("Panorama from Reinebringen.jpg");
        readyFilm = holiday.readyFilm("Ferry to Moskenes.mp4");
        holiday.photos("Phone/Lofoten %03d.jpg", 1, 36);
        longFilm = holiday.evening("Holiday in Lofoten.mkv", 80);
        oldFilm = holiday.garden("Grandma's garden 1998.avi", 36);
        holiday.photos("Camera/Lofoten %03d.jpg", 37, 24);
        moreFilms = List.of(holiday.morning("Midnight sun.mkv", 12), holiday.evening("Whale safari.mkv", 10));
    }

    /** What is behind it when the pictures are taken. */
    private void aDayOfWork() throws Exception {
        String film = lull.submit(shortFilm);
        String refused = lull.submit(torn);
        String ready = lull.submit(readyFilm);
        lull.submit(folder.resolve("Holiday/Phone"));
        lull.awaitState(refused, "quarantined");
        lull.awaitState(ready, "uploaded");
        lull.awaitState(film, "uploaded");
    }

    private void theLull() throws Exception {
        lull.submit(longFilm);
        until(() -> strip(1).contains("in work"));
        lull.submit(oldFilm);
        until(() -> done(1) >= 8
                && strip(1).contains("in work")
                && browser.text(".film:nth-of-type(1) .film-figures").contains("left")
                && browser.shows(".film:nth-of-type(2)"));
        save("dashboard-light", "light", 1280, 900, 1);
        save("dashboard-dark", "dark", 1280, 900, 1);
    }

    /** Its upload worker stands still, so that what comes in has to wait. */
    private void theBusySystem(LullProcess uploads) throws Exception {
        uploads.suspend();
        try {
            lull.submit(folder.resolve("Holiday/Camera"));
            for (Path film : moreFilms) {
                lull.submit(film);
            }
            until(() -> browser.text(".gate-reasons").contains("waiting")
                    && browser.shows(".film:nth-of-type(4)")
                    && strip(1).contains("standing still")
                    && !strip(1).contains("in work"));
            save("dashboard-busy", "light", 1280, 1320, 1);
            save("dashboard-phone", "light", 390, 844, 2);
        } finally {
            uploads.resume();
        }
    }

    private void theQuarantine() throws Exception {
        page("/quarantine");
        until(() -> browser.text("main tbody").contains("Reinebringen"));
        save("dashboard-quarantine", "light", 1280, 420, 1);
    }

    private void theFilm() throws Exception {
        page("/");
        browser.screen(1280, 900);
        until(() -> browser.shows(".film-name a"));
        browser.click(".film-name a");
        until(() -> browser.text("[aria-label='Before and after'] figcaption").contains("SSIM"));
        save("dashboard-film", "light", 1280, 1000, 1);
    }

    /** What a screen reader hears of the strip of a film. */
    private String strip(int film) {
        return browser.label(".film:nth-of-type(" + film + ") .strip");
    }

    private int done(int film) {
        String strip = strip(film);
        return strip.isEmpty() ? 0 : Integer.parseInt(strip.substring(0, strip.indexOf(' ')));
    }

    /** In few colours, which is what the page has: a fraction of the bytes. */
    private void save(String name, String scheme, int width, int height, double scale) throws Exception {
        browser.scheme(scheme);
        browser.screen(width, height, scale);
        until(() -> !browser.shows(".bones"));
        writeFolderAs("/srv");
        Path whole = Files.write(folder.resolve("whole.png"), browser.picture());
        SampleMedia media = SampleMedia.in(folder);
        Path small = media.make(
                name + ".png",
                "-i",
                whole.toString(),
                "-filter_complex",
                "[0]split[a][b];[a]palettegen=max_colors=200:reserve_transparent=0[p];[b][p]paletteuse=dither=none",
                "-compression_level",
                "100",
                "-pred",
                "mixed");
        Path pictures = Path.of(System.getProperty("lull.screenshots"));
        Files.move(small, pictures.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(browser.errors()).isEmpty();
    }

    private void writeFolderAs(String name) {
        browser.run("""
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                  const text = texts.currentNode;
                  if (text.data.includes(arguments[0])) {
                    text.data = text.data.replaceAll(arguments[0], arguments[1]);
                  }
                }
                """, folder.toString(), name);
    }

    private void page(String path) {
        browser.open(lull.address() + "#" + path);
    }

    private void until(Callable<Boolean> holds) {
        try {
            await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).until(holds);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(browser.run("return location.href + '\\n' + document.body.innerText") + "", e);
        }
    }
}
