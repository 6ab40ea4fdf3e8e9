package dev.lull.common.task;

/** What goes out first; the order of the constants is the order of service. */
public enum UploadPriority {
    IMAGES(Topic.UPLOAD_IMAGES),
    VIDEOS(Topic.UPLOAD_VIDEOS),
    /** Does not count for the gate, or finishing conversions would close it for everyone. */
    CONVERTED(Topic.UPLOAD_CONVERTED);

    private final Topic topic;

    UploadPriority(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }
}
