package dev.lull.coordinator.receive;

/**
 * A file that is sent over HTTP.
 *
 * @param id of the upload, and of the submission that it becomes
 * @param name where it goes below the target, {@code /} between folders
 * @param length bytes, as announced
 * @param metadata what the caller said about it, as it was sent; empty for nothing
 */
record ReceivedFile(String id, String name, long length, String metadata, Stage stage) {

    ReceivedFile at(Stage next) {
        return new ReceivedFile(id, name, length, metadata, next);
    }
}
