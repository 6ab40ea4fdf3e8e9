package dev.lull.standalone.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lull.common.testing.SampleMedia;
import dev.lull.standalone.testing.LullProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every role as a process of its own, with a photo and a film on their way: what they tell is what is documented. */
class MetricsDocumentationIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("listening on (http://\\S+)");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyRoleTellsWhatIsDocumentedAndNothingElse() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        SampleMedia samples = SampleMedia.in(work.resolve("media"));
        samples.jpeg("a-photo-of-anna.jpg");
        samples.mpeg4Avi("clip.avi", 2);

        try (LullProcess up = lull("up --data data --out out --upload-workers 0 --convert-workers 0")) {
            up.awaitLine("  join");
            try (LullProcess upload = lull("upload-worker --config data/lull.properties");
                    LullProcess convert = lull("convert-worker --config data/lull.properties")) {
                try (LullProcess submit = lull("submit media --config data/lull.properties")) {
                    assertThat(submit.status()).as(submit.err()).isZero();
                }
                URI coordinator = address(up, Pattern.compile("api +(http://[^/]+)/"));
                await().atMost(TIMEOUT)
                        .until(() -> scrape(coordinator)
                                .contains("lull_media_settled_total{kind=\"video\",outcome=\"uploaded\"} 1.0"));

                check("coordinator", scrape(coordinator));
                check("upload", scrape(address(upload, ADDRESS)));
                check("convert", scrape(address(convert, ADDRESS)));
            }
        }
    }

    private static void check(String role, String text) throws IOException {
        MetricsPage page = MetricsPage.read();
        Scrape scrape = new Scrape(text);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(scrape.families()).as("what %s tells", role).containsAll(page.immediately(role));
        softly.assertThat(page.ever(role)).as("what is documented of %s", role).containsAll(scrape.families());
        softly.assertThat(scrape.labelValues())
                .as("values of labels of %s", role)
                .noneMatch(value -> value.contains("anna") || value.contains("clip") || value.contains("/"));
        softly.assertAll();
    }

    private String scrape(URI process) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(process.resolve("/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static URI address(LullProcess process, Pattern line) throws IOException {
        await().atMost(TIMEOUT)
                .until(() -> line.matcher(process.out() + process.err()).find() || !process.isAlive());
        Matcher found = line.matcher(process.out() + process.err());
        assertThat(found.find()).as(process.err()).isTrue();
        return URI.create(found.group(1));
    }

    private LullProcess lull(String arguments) throws IOException {
        return LullProcess.start(folder.resolve("work"), arguments.split(" "));
    }
}
