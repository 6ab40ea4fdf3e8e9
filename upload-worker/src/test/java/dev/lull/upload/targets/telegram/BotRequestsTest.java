package dev.lull.upload.targets.telegram;

import static dev.lull.upload.targets.telegram.SomeUploads.item;
import static dev.lull.upload.targets.telegram.SomeUploads.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotRequestsTest {

    @Test
    void aPhotoHasItsChatAndCaption() {
        assertThat(BotRequests.photo("@chat", item(ItemKind.PHOTO, "a.jpg"), "holiday")
                        .getParameters())
                .containsEntry("chat_id", "@chat")
                .containsEntry("caption", "holiday");
    }

    @Test
    void withoutACaptionNoneIsSent() {
        assertThat(BotRequests.photo("@chat", item(ItemKind.PHOTO, "a.jpg"), "").getParameters())
                .doesNotContainKey("caption");
    }

    @Test
    void aCaptionIsNotParsed() {
        assertThat(BotRequests.document("@chat", item(ItemKind.DOCUMENT, "a"), "<b>*_")
                        .getParameters())
                .containsEntry("caption", "<b>*_")
                .doesNotContainKey("parse_mode");
    }

    @Test
    void aVideoPlaysWhileItIsLoadedInItsOwnShape() {
        Item video = video(new Item.Playback(640, 480, 7, null));

        assertThat(BotRequests.video("@chat", video, "").getParameters())
                .containsEntry("supports_streaming", true)
                .containsEntry("width", 640)
                .containsEntry("height", 480)
                .containsEntry("duration", 7)
                .doesNotContainKey("thumbnail");
    }

    @Test
    void aVideoShowsItsThumbnail() {
        Item video = video(new Item.Playback(640, 480, 7, Path.of("thumbnail.jpg")));

        assertThat(BotRequests.video("@chat", video, "").getParameters()).containsKey("thumbnail");
    }

    @Test
    void anAnimationIsInNoAlbum() {
        List<Item> items = List.of(item(ItemKind.PHOTO, "a.jpg"), item(ItemKind.ANIMATION, "b.gif"));

        assertThatThrownBy(() -> BotRequests.album("@chat", items, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an animation is in no album");
    }

    private static Item video(Item.Playback playback) {
        return new Item(named("film.mp4"), ItemKind.VIDEO, Path.of("film.mp4"), "film.mp4", "video/mp4", playback);
    }
}
