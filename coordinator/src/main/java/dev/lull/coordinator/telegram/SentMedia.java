package dev.lull.coordinator.telegram;

import com.pengrad.telegrambot.model.Animation;
import com.pengrad.telegrambot.model.Document;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.PhotoSize;
import com.pengrad.telegrambot.model.Video;
import com.pengrad.telegrambot.model.VideoNote;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message.
 *
 * @param file its id at the server
 * @param name without folders
 * @param size bytes; null when that is not said
 */
record SentMedia(String file, String name, @Nullable Long size) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    /** Empty when it has none that is taken. */
    static Optional<SentMedia> of(Message message) {
        int id = message.messageId();
        PhotoSize[] photo = message.photo();
        if (photo != null) {
            return Arrays.stream(photo)
                    .max(Comparator.comparingLong(size -> (long) size.width() * size.height()))
                    .map(size -> new SentMedia(size.fileId(), "photo-" + id + ".jpg", size.fileSize()));
        }
        Video video = message.video();
        if (video != null) {
            return Optional.of(
                    new SentMedia(video.fileId(), name(video.fileName(), "video-" + id, ".mp4"), video.fileSize()));
        }
        // before the document that it is for older clients, too
        Animation animation = message.animation();
        if (animation != null) {
            return Optional.of(new SentMedia(
                    animation.fileId(), name(animation.fileName(), "animation-" + id, ".mp4"), animation.fileSize()));
        }
        VideoNote note = message.videoNote();
        if (note != null) {
            return Optional.of(new SentMedia(note.fileId(), "video-" + id + ".mp4", note.fileSize()));
        }
        Document document = message.document();
        if (document != null) {
            return Optional.of(new SentMedia(
                    document.fileId(), name(document.fileName(), "document-" + id, ""), document.fileSize()));
        }
        return Optional.empty();
    }

    /** The name that was given, where it is one: whoever sends a file may write what they like. */
    private static String name(@Nullable String given, String otherwise, String extension) {
        if (given == null) {
            return otherwise + extension;
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (last.isEmpty()
                || last.equals(".")
                || last.equals("..")
                || last.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            Matcher matcher = EXTENSION.matcher(last);
            return otherwise + (matcher.find() ? matcher.group() : extension);
        }
        return last;
    }
}
