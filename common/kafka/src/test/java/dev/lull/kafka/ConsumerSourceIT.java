package dev.lull.kafka;

import java.time.Duration;

/** The consumer group of KIP-848; its session is 6 s at the embedded broker. */
class ConsumerSourceIT extends KafkaConvertSourceContract {

    ConsumerSourceIT() {
        super("consumer", Duration.ofSeconds(8));
    }

    @Override
    protected boolean divided(int among) throws Exception {
        return kafka.membersWithPartitions("convert-consumers") == among;
    }
}
