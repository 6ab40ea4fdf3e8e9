package dev.lull.upload.targets.telegram;

import static dev.lull.upload.targets.telegram.ItemKind.ANIMATION;
import static dev.lull.upload.targets.telegram.ItemKind.DOCUMENT;
import static dev.lull.upload.targets.telegram.ItemKind.PHOTO;
import static dev.lull.upload.targets.telegram.ItemKind.VIDEO;
import static dev.lull.upload.targets.telegram.SomeUploads.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlbumsTest {

    @Test
    void nothingIsNoPost() {
        assertThat(Albums.of(List.of())).isEmpty();
    }

    @Test
    void photosAndVideosGoTogetherInTheirOrder() {
        List<Item> items = List.of(item(PHOTO, "a"), item(VIDEO, "b"), item(PHOTO, "c"));

        assertThat(Albums.of(items)).containsExactly(items);
    }

    @Test
    void documentsGoAmongThemselves() {
        Item photo = item(PHOTO, "a");
        Item document = item(DOCUMENT, "b");
        Item another = item(DOCUMENT, "c");

        assertThat(Albums.of(List.of(document, photo, another)))
                .containsExactly(List.of(photo), List.of(document, another));
    }

    @Test
    void anAnimationGoesByItselfBehindTheAlbum() {
        Item animation = item(ANIMATION, "a");
        Item photo = item(PHOTO, "b");

        assertThat(Albums.of(List.of(animation, photo))).containsExactly(List.of(photo), List.of(animation));
    }

    @Test
    void tenAreOneAlbum() {
        assertThat(Albums.of(photos(10))).extracting(List::size).containsExactly(10);
    }

    @Test
    void noneIsLostOrSentTwiceWhereAnAlbumIsCut() {
        List<Item> photos = photos(23);

        assertThat(Albums.of(photos)).extracting(List::size).containsExactlyInAnyOrder(10, 10, 3);
        assertThat(Albums.of(photos).stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(photos);
    }

    private static List<Item> photos(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> item(PHOTO, "photo " + number))
                .toList();
    }
}
