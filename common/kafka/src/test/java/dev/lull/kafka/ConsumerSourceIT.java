package dev.lull.kafka;

import java.time.Duration;

/** The consumer group of KIP-848; its session is 6 s at the embedded broker. */
class ConsumerSourceIT extends ConvertSourceContract {

    ConsumerSourceIT() {
        super("consumer", Duration.ofSeconds(8));
    }

    @Override
    boolean divided(int among) throws Exception {
        return workers.membersWithPartitions("convert-consumers") == among;
    }
}
