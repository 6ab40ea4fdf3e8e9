package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures as photos; what cannot be made one goes out whole, as a document. */
final class Photos {

    private static final Logger log = LoggerFactory.getLogger(Photos.class);

    /** What Telegram takes as a photo; everything else has to become a JPEG first. */
    private static final Set<String> TAKEN = Set.of("image/jpeg", "image/png");

    private final ImageConverter imageConverter;

    Photos(ImageConverter imageConverter) {
        this.imageConverter = imageConverter;
    }

    Item item(Upload upload, WorkFolder work) throws InterruptedException {
        String type = upload.contentType();
        if (!ImageConverter.reads(type)) {
            return Item.asItIs(upload, ItemKind.DOCUMENT);
        }
        try {
            ImageSize size = imageConverter.size(upload.file(), type);
            if (TAKEN.contains(type) && upload.size() <= PhotoSizes.MOST_BYTES && size.sidesFit() && size.ratioFits()) {
                return Item.asItIs(upload, ItemKind.PHOTO);
            }
            return made(upload, size, work);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while making a photo of " + upload.name());
            }
            return document(upload, e.getMessage());
        }
    }

    private Item made(Upload upload, ImageSize size, WorkFolder work) throws IOException {
        Path jpeg = work.file(".jpg");
        for (PhotoSizes.Step step : PhotoSizes.of(size)) {
            imageConverter.jpeg(upload.file(), upload.contentType(), step, jpeg);
            if (Files.size(jpeg) <= PhotoSizes.MOST_BYTES) {
                log.debug("{} is sent with quality {} at {} of its size", upload.name(), step.quality(), step.scale());
                return new Item(upload, ItemKind.PHOTO, jpeg, FileName.of(upload, ".jpg"), "image/jpeg", null);
            }
        }
        return document(upload, "it is too large or too long at " + size.width() + "x" + size.height());
    }

    private static Item document(Upload upload, @Nullable String why) {
        log.info("photo sent as a document: {}: {}", upload.name(), why);
        return Item.asItIs(upload, ItemKind.DOCUMENT);
    }
}
