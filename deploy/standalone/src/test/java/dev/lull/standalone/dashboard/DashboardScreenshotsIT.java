package dev.lull.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the docs, when {@code lull.screenshots} names a folder for them: {@code dev screenshots}. */
@NeedsBrowser
@EnabledIfSystemProperty(named = "lull.screenshots", matches = ".+", disabledReason = "run by dev screenshots")
class DashboardScreenshotsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Browser browser;
    private RunningLull lull;
    private SampleMedia media;

    @Test
    void theyShowARunThatIsUnderWay() throws Exception {
        media = SampleMedia.in(Files.createDirectories(folder.resolve("media")));
        try (RunningLull running = new RunningLull(folder);
                Browser opened = new Browser()) {
            lull = running;
            browser = opened;
            browser.open(lull.address());
            browser.run("sessionStorage.setItem('lull.token', arguments[0])", lull.token());
            submitSome();

            page("/");
            until(() -> browser.label(".film .strip").contains("in work")
                    && !browser.label(".film .strip").startsWith("0 parts"));
            save("dashboard-light", "light", 1280, 860);
            save("dashboard-dark", "dark", 1280, 860);
            save("dashboard-phone", "dark", 360, 740);
            page("/quarantine");
            until(() -> browser.text("main tbody").contains("torn off"));
            save("dashboard-quarantine", "light", 1280, 620);
            page("/");
            browser.screen(1280, 860);
            until(() -> browser.shows(".film-name a"));
            browser.click(".film-name a");
            until(() -> browser.shows(".timeline"));
            save("dashboard-file", "light", 1280, 860);
        }
    }

    private void submitSome() throws Exception {
        Path whole = media.jpeg("cliffs.jpg");
        String torn = lull.submit(media.truncated(whole, "torn off.jpg", Files.size(whole) / 2));
        String image = lull.submit(whole);
        lull.awaitState(torn, "quarantined");
        lull.awaitState(image, "uploaded");
        for (String film : new String[] {"ferry at dawn.mkv", "grandmother's garden 1998.mkv", "first steps.mkv"}) {
            lull.submit(media.mpeg4Mkv(film, "640x360", 20 + 2 * film.length()));
        }
    }

    /** In few colours, which is what the page has: a tenth of the bytes. */
    private void save(String name, String scheme, int width, int height) throws Exception {
        browser.scheme(scheme);
        browser.screen(width, height);
        until(() -> !browser.shows(".bones"));
        Path whole = Files.write(folder.resolve("whole.png"), browser.picture());
        Path small = media.make(
                name + ".png",
                "-i",
                whole.toString(),
                "-filter_complex",
                "[0]split[a][b];[a]palettegen=max_colors=128:reserve_transparent=0[p];[b][p]paletteuse=dither=none",
                "-compression_level",
                "100",
                "-pred",
                "mixed");
        Path pictures = Path.of(System.getProperty("lull.screenshots"));
        Files.move(small, pictures.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(browser.errors()).isEmpty();
    }

    private void page(String path) {
        browser.open(lull.address() + "#" + path);
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).until(holds);
    }
}
