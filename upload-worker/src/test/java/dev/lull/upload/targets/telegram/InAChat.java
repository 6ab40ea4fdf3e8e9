package dev.lull.upload.targets.telegram;

import dev.lull.common.media.Failure;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import dev.lull.common.testing.SampleMedia;
import dev.lull.common.testing.TestFfmpeg;
import dev.lull.upload.targets.Receipt;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.UploadContent;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.testing.BotApiStub;
import dev.lull.upload.testing.OpenBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a chat that the stub keeps, and a target that posts to it. */
abstract class InAChat {

    static final String TARGET = "telegram:@holiday";

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    SampleMedia media;
    BotApiStub telegram;
    OpenBudget budget;
    UploadTarget target;
    private int made;

    @BeforeEach
    void open() {
        media = SampleMedia.in(folder);
        telegram = BotApiStub.start();
        budget = new OpenBudget();
        target = target();
    }

    @AfterEach
    void close() {
        target.close();
        telegram.close();
    }

    /** A target with these settings besides address and token. */
    UploadTarget target(String... assignments) {
        List<String> all =
                new ArrayList<>(List.of("telegram.api-url=" + telegram.url(), "telegram.token=" + BotApiStub.TOKEN));
        all.addAll(Arrays.asList(assignments));
        Settings settings = new SettingsLoader().commandLine(all).load();
        return TelegramTarget.of(TARGET, settings, TestFfmpeg.get(), budget, copies);
    }

    Upload upload(Path file, String contentType) {
        made++;
        try (UploadContent uploadContent = UploadContent.of(file)) {
            return new Upload(
                    "media-" + made,
                    folder.relativize(file).toString(),
                    file,
                    Files.size(file),
                    uploadContent.sha256(),
                    contentType,
                    Instant.EPOCH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Upload photo(String name) {
        return upload(media.jpeg(name), "image/jpeg");
    }

    /** So many small photos that differ. */
    Upload[] photos(int count) {
        Upload[] photos = new Upload[count];
        for (int i = 0; i < count; i++) {
            Path file = media.make(
                    "photo-" + i + ".jpg",
                    "-f",
                    "lavfi",
                    "-i",
                    "color=size=64x48:color=0x0000" + (10 + i),
                    "-frames:v",
                    "1");
            photos[i] = upload(file, "image/jpeg");
        }
        return photos;
    }

    Outcomes send(Upload... album) throws InterruptedException {
        Outcomes outcomes = new Outcomes();
        target.upload(List.of(album), outcomes);
        return outcomes;
    }

    /** What the target said of each file. */
    static final class Outcomes implements UploadTarget.Outcomes {

        final Map<String, Receipt> arrived = new LinkedHashMap<>();
        final Map<String, Failure> failed = new LinkedHashMap<>();
        final List<List<String>> sending = new ArrayList<>();

        @Override
        public void sending(List<Upload> uploads) {
            sending.add(uploads.stream().map(Upload::name).toList());
        }

        @Override
        public void arrived(Map<Upload, Receipt> receipts) {
            receipts.forEach((upload, receipt) -> arrived.put(upload.name(), receipt));
        }

        @Override
        public void failed(Upload upload, Failure failure) {
            failed.put(upload.name(), failure);
        }
    }
}
