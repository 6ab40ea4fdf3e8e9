package dev.lull.common.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The bytes that workers share. Keys are relative names with {@code /} between folders. An object appears under its key
 * whole or not at all.
 */
public interface MediaStore extends AutoCloseable {

    /**
     * A local, readable copy of an object, or the object itself; it is there until it is let go.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    HeldFile get(String key) throws IOException;

    /** Bytes of an object; empty when there is none. */
    OptionalLong size(String key) throws IOException;

    default boolean exists(String key) throws IOException {
        return size(key).isPresent();
    }

    /**
     * Asks whether it can be used now.
     *
     * @throws IOException saying why not, in one line
     */
    void check() throws IOException;

    /**
     * Moves a finished local file into the store, durably, replacing what was under the key.
     *
     * @param file is gone afterwards
     */
    void put(Path file, String key) throws IOException;

    /**
     * What lies directly below a key and has the form of a key: objects, and folders of objects.
     *
     * @param folder a key
     */
    List<Entry> list(String folder) throws IOException;

    /** Removes the object, or all objects below the key; nothing there is fine. */
    void delete(String key) throws IOException;

    /**
     * An empty local folder to work in, on the file system where {@link #put} is cheapest.
     *
     * @param name has the form of a key; the folder goes away when a key above it is {@linkplain #delete deleted}
     */
    Path scratch(String name) throws IOException;

    /** Deletes the unseen partial files of writers that died long ago; done now and then. */
    default void deletePartialWrites() throws IOException {}

    @Override
    default void close() {}

    /**
     * An object, or a folder with everything in it.
     *
     * @param changed when any of it was last written
     */
    record Entry(String key, Instant changed) {

        /** The last part of the key. */
        public String name() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }
}
