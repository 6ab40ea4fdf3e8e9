package dev.lull.upload.targets.telegram;

import dev.lull.upload.targets.Upload;

/** What a file is called when people save it from the chat. */
final class FileName {

    private FileName() {}

    /** The last part of the upload's name; never empty. */
    static String of(Upload upload) {
        String name = upload.name();
        String last = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "_");
        return last.isBlank() ? "unnamed" : last;
    }

    /** The same for a copy of another type. */
    static String of(Upload upload, String extension) {
        String name = of(upload);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + extension;
    }
}
