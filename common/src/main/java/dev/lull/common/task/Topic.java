package dev.lull.common.task;

/** The topics, in the order of the journey; names and default partition counts are a contract with operators. */
public enum Topic {
    UPLOAD_IMAGES("media.upload.images", 12),
    UPLOAD_VIDEOS("media.upload.videos", 12),
    UPLOAD_CONVERTED("media.upload.converted", 12),
    CONVERT_DEFERRED("media.convert.deferred", Topic.SHARED),
    CONVERT_SEGMENTS("media.convert.segments", Topic.SHARED),
    EVENTS("media.events", 12),
    DEAD_LETTER("media.dead-letter", 3);

    /**
     * A share group gives each partition to ceil(members / partitions) of its members. Only with one partition do all
     * workers see all units; with twelve, a film's units, which share a key, would wait for one busy worker while the
     * others have nothing to do.
     */
    private static final int SHARED = 1;

    private final String topicName;
    private final int partitions;

    Topic(String topicName, int partitions) {
        this.topicName = topicName;
        this.partitions = partitions;
    }

    public String topicName() {
        return topicName;
    }

    /** How many partitions the topic is created with unless a setting says otherwise. */
    public int defaultPartitions() {
        return partitions;
    }
}
