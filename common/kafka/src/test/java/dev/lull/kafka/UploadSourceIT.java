package dev.lull.kafka;

import dev.lull.common.queue.QueueWorkers;
import dev.lull.common.queue.UploadSourceContract;
import dev.lull.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadSourceIT extends UploadSourceContract {

    @RegisterExtension
    static final EmbeddedServers SERVERS = new EmbeddedServers();

    @Override
    protected QueueWorkers open() throws Exception {
        return new Workers(SERVERS.kafka());
    }
}
