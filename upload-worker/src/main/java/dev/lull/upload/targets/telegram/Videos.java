package dev.lull.upload.targets.telegram;

import dev.lull.common.media.Failure;
import dev.lull.common.probe.MediaFacts;
import dev.lull.common.probe.MediaProbe;
import dev.lull.common.probe.VideoStream;
import dev.lull.upload.targets.Upload;
import dev.lull.upload.targets.telegram.Item.Playback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Films that play within the chat. */
final class Videos {

    private final MediaProbe probe;
    private final ImageConverter imageConverter;

    Videos(MediaProbe probe, ImageConverter imageConverter) {
        this.probe = probe;
        this.imageConverter = imageConverter;
    }

    Item item(Upload upload, WorkFolder work) throws Failure, InterruptedException {
        MediaFacts facts = probe.probe(upload.file());
        Optional<VideoStream> video = facts.mainVideo();
        if (video.isEmpty()) {
            return Item.asItIs(upload, ItemKind.DOCUMENT);
        }
        Playback playback = playback(video.get(), facts, thumbnail(upload, facts, work));
        return new Item(upload, ItemKind.VIDEO, upload.file(), FileName.of(upload), upload.contentType(), playback);
    }

    private Optional<Path> thumbnail(Upload upload, MediaFacts facts, WorkFolder work)
            throws Failure, InterruptedException {
        try {
            Optional<Path> thumbnail = imageConverter.thumbnail(upload.file(), facts.duration(), work.file(".jpg"));
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while making the thumbnail of " + upload.name());
            }
            return thumbnail;
        } catch (IOException e) {
            throw new Failure.Transient("cannot make a folder for its thumbnail: " + e.getMessage(), e);
        }
    }

    private static Playback playback(VideoStream video, MediaFacts facts, Optional<Path> thumbnail) {
        boolean onItsSide = video.rotation() % 180 != 0;
        int width = (int) Math.round(video.width() * video.pixelAspect());
        return new Playback(
                onItsSide ? video.height() : width,
                onItsSide ? width : video.height(),
                (int) Math.round(facts.duration()),
                thumbnail.orElse(null));
    }
}
