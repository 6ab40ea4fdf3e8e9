package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.Upload;
import java.nio.file.Path;
import java.time.Instant;

/** Uploads, and what they become, of which only the names count: no bytes are read. */
final class SomeUploads {

    private static final Path FILE = Path.of("file");

    private SomeUploads() {}

    static Upload named(String name) {
        return sized(name, 1);
    }

    static Upload sized(String name, long size) {
        return new Upload(name, name, FILE, size, "sum", "image/jpeg", Instant.EPOCH);
    }

    static Item item(ItemKind kind, String name) {
        return Item.asItIs(named(name), kind);
    }
}
