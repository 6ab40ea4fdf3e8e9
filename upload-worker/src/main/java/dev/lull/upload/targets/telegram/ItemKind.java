package dev.lull.upload.targets.telegram;

/** What a file becomes in a chat. */
enum ItemKind {
    PHOTO,
    VIDEO,
    /** A silent, looping film; shown by itself only. */
    ANIMATION,
    /** A file as it is, to be downloaded. */
    DOCUMENT
}
