package dev.lull.upload.targets.telegram;

import java.util.ArrayList;
import java.util.List;

/** Which items go out together. */
final class Albums {

    /** The most items {@code sendMediaGroup} takes. */
    static final int MOST = 10;

    private Albums() {}

    /** The items in their order, in groups that may be one post each; a group of one is no album. */
    static List<List<Item>> of(List<Item> items) {
        List<List<Item>> groups = new ArrayList<>();
        List<Item> photosAndVideos = new ArrayList<>();
        List<Item> documents = new ArrayList<>();
        for (Item item : items) {
            switch (item.kind()) {
                case PHOTO, VIDEO -> photosAndVideos.add(item);
                case DOCUMENT -> documents.add(item);
                case ANIMATION -> groups.add(List.of(item));
            }
        }
        cut(documents, groups);
        cut(photosAndVideos, groups);
        return groups;
    }

    private static void cut(List<Item> items, List<List<Item>> groups) {
        for (int from = 0; from < items.size(); from += MOST) {
            groups.add(0, List.copyOf(items.subList(from, Math.min(from + MOST, items.size()))));
        }
    }
}
