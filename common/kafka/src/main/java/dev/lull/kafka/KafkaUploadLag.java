package dev.lull.kafka;

import dev.lull.common.queue.UploadLag;
import dev.lull.common.task.Topic;

/** The lag of the upload workers over images and compatible videos. */
final class KafkaUploadLag implements UploadLag {

    private final GroupLag group;

    KafkaUploadLag(AdminQueries adminQueries) {
        this.group = new GroupLag(adminQueries, adminQueries.names().uploadGroup());
    }

    @Override
    public Reading read() {
        GroupLag.Reading lag = group.of(Topic.UPLOAD_IMAGES, Topic.UPLOAD_VIDEOS);
        long waiting = lag.sum();
        return new Reading(waiting, waiting == 0 ? 0 : group.members(), lag.published());
    }
}
