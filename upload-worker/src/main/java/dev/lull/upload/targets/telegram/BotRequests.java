package dev.lull.upload.targets.telegram;

import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.request.InputMedia;
import com.pengrad.telegrambot.model.request.InputMediaDocument;
import com.pengrad.telegrambot.model.request.InputMediaPhoto;
import com.pengrad.telegrambot.model.request.InputMediaVideo;
import com.pengrad.telegrambot.request.SendAnimation;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMediaGroup;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.request.SendVideo;
import com.pengrad.telegrambot.response.MessagesResponse;
import com.pengrad.telegrambot.response.SendResponse;
import dev.lull.upload.targets.telegram.Item.Playback;
import java.util.Arrays;
import java.util.List;

/** Items in the Bot API's words. Captions are plain text: no {@code parse_mode}, so nothing in them needs escaping. */
final class BotRequests {

    private BotRequests() {}

    static SendMediaGroup album(String chat, List<Item> items, String caption) {
        InputMedia<?>[] media = items.stream().map(BotRequests::media).toArray(InputMedia<?>[]::new);
        if (!caption.isEmpty()) {
            media[0].caption(caption);
        }
        return new SendMediaGroup(chat, media);
    }

    static SendPhoto photo(String chat, Item item, String caption) {
        SendPhoto request = new SendPhoto(chat, item.file().toFile())
                .fileName(item.fileName())
                .contentType(item.contentType());
        return caption.isEmpty() ? request : request.caption(caption);
    }

    static SendVideo video(String chat, Item item, String caption) {
        SendVideo request = new SendVideo(chat, item.file().toFile())
                .fileName(item.fileName())
                .contentType(item.contentType())
                .supportsStreaming(true);
        Playback playback = item.playback();
        if (playback != null) {
            request.width(playback.width()).height(playback.height()).duration(playback.seconds());
            if (playback.thumbnail() != null) {
                request.thumbnail(playback.thumbnail().toFile());
            }
        }
        return caption.isEmpty() ? request : request.caption(caption);
    }

    static SendAnimation animation(String chat, Item item, String caption) {
        SendAnimation request = new SendAnimation(chat, item.file().toFile())
                .fileName(item.fileName())
                .contentType(item.contentType());
        return caption.isEmpty() ? request : request.caption(caption);
    }

    static SendDocument document(String chat, Item item, String caption) {
        SendDocument request = new SendDocument(chat, item.file().toFile())
                .fileName(item.fileName())
                .contentType(item.contentType());
        return caption.isEmpty() ? request : request.caption(caption);
    }

    static List<Long> ids(MessagesResponse response) {
        return Arrays.stream(response.messages()).map(BotRequests::id).toList();
    }

    static List<Long> ids(SendResponse response) {
        return List.of(id(response.message()));
    }

    private static long id(Message message) {
        return message.messageId().longValue();
    }

    private static InputMedia<?> media(Item item) {
        InputMedia<?> media = switch (item.kind()) {
            case PHOTO -> new InputMediaPhoto(item.file().toFile());
            case VIDEO -> video(item);
            case DOCUMENT -> new InputMediaDocument(item.file().toFile());
            case ANIMATION -> throw new IllegalArgumentException("an animation is in no album");
        };
        media.fileName(item.fileName());
        media.contentType(item.contentType());
        return media;
    }

    private static InputMediaVideo video(Item item) {
        InputMediaVideo video = new InputMediaVideo(item.file().toFile()).supportsStreaming(true);
        Playback playback = item.playback();
        if (playback != null) {
            video.width(playback.width()).height(playback.height()).duration(playback.seconds());
            if (playback.thumbnail() != null) {
                video.thumbnail(playback.thumbnail().toFile());
            }
        }
        return video;
    }
}
