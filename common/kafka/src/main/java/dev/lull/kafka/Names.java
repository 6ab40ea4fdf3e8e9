package dev.lull.kafka;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.task.Topic;

/**
 * What everything of this installation is called on the brokers: its topics, its groups and its clients. With
 * {@code lull.prefix} each name begins with that and a dot, so that no two installations share one.
 */
final class Names {

    private final String before;

    Names(Settings settings) {
        this.before =
                settings.find(LullSettings.PREFIX).map(prefix -> prefix + ".").orElse("");
    }

    String topic(Topic topic) {
        return before + topic.topicName();
    }

    /** Who takes images, videos and converted files. */
    String uploadGroup() {
        return before + "upload-workers";
    }

    /** Who takes conversions and their units; a share group. */
    String convertGroup() {
        return before + "convert-workers";
    }

    /** The same as a consumer group; a group has one type for its whole life, so it needs a name of its own. */
    String convertConsumerGroup() {
        return before + "convert-consumers";
    }

    /** Who reads what other programs tell of their buckets. */
    String eventGroup() {
        return before + "bucket-events";
    }

    /** One of the clients of a process. */
    String client(String worker, String role, int number) {
        return before + worker + "-" + role + "-" + number;
    }
}
