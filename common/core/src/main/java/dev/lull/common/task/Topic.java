package dev.lull.common.task;

/** The topics, in the order of the journey; names and partition counts are a contract with operators. */
public enum Topic {
    UPLOAD_IMAGES("media.upload.images", 12),
    UPLOAD_VIDEOS("media.upload.videos", 12),
    UPLOAD_CONVERTED("media.upload.converted", 12),
    /** Conversions that are preferred: to be planned, and their units. */
    CONVERT_URGENT("media.convert.urgent", 1),
    CONVERT_DEFERRED("media.convert.deferred", 1),
    CONVERT_LOW("media.convert.low", 1),
    CONVERT_SEGMENTS("media.convert.segments", 1),
    EVENTS("media.events", 12),
    /** One partition: it is read backwards. */
    HISTORY("media.history", 1),
    DEAD_LETTER("media.dead-letter", 3);

    private final String topicName;
    private final int partitions;

    Topic(String topicName, int partitions) {
        this.topicName = topicName;
        this.partitions = partitions;
    }

    public String topicName() {
        return topicName;
    }

    /** Those that convert workers read. */
    public static Topic[] ofConversions() {
        return new Topic[] {CONVERT_URGENT, CONVERT_DEFERRED, CONVERT_LOW, CONVERT_SEGMENTS};
    }

    /** How many partitions the topic is made with; those of conversions have more when the protocol needs it. */
    public int partitions() {
        return partitions;
    }
}
