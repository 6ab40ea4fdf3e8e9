package dev.lull.standalone.journey;

import dev.lull.embedded.EmbeddedBroker;
import dev.lull.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings by which a process finds these servers. */
final class ServersFile {

    private ServersFile() {}

    static Path write(Path folder, EmbeddedBroker broker, EmbeddedRedis redis) throws IOException {
        List<String> lines = new ArrayList<>(List.of("redis.url=" + redis.url()));
        broker.clientSettings().forEach((name, text) -> lines.add("kafka." + name + "=" + text));
        return Files.write(folder.resolve("servers.properties"), lines);
    }
}
