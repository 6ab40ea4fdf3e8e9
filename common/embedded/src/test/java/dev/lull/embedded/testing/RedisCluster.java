package dev.lull.embedded.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three masters without replicas, each with a third of the slots. */
public final class RedisCluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final int SLOTS = 16_384;

    private final List<RedisServer> nodes = new ArrayList<>();

    private RedisCluster() {}

    /** Starts one and returns when all of its nodes know each other and all slots. */
    public static RedisCluster start(Path directory) throws IOException {
        RedisCluster cluster = new RedisCluster();
        try {
            for (int i = 0; i < NODES; i++) {
                RedisServer node = RedisServer.start(
                        directory.resolve("node-" + i), Ports.freeForClusterNode(), "--cluster-enabled", "yes");
                cluster.nodes.add(node);
                RedisServer first = cluster.nodes.get(0);
                node.command(slots(i * SLOTS / NODES, (i + 1) * SLOTS / NODES));
                first.command("CLUSTER", "MEET", "127.0.0.1", Integer.toString(node.port()));
            }
            await().atMost(Duration.ofSeconds(30)).until(cluster::complete);
            return cluster;
        } catch (RuntimeException | IOException e) {
            cluster.close();
            throw e;
        }
    }

    private static String[] slots(int from, int to) {
        return Stream.concat(
                        Stream.of("CLUSTER", "ADDSLOTS"),
                        IntStream.range(from, to).mapToObj(String::valueOf))
                .toArray(String[]::new);
    }

    private boolean complete() {
        return nodes.stream()
                .map(node -> node.command("CLUSTER", "INFO"))
                .allMatch(info -> info.contains("cluster_state:ok")
                        && info.contains("cluster_slots_ok:" + SLOTS)
                        && info.contains("cluster_known_nodes:" + NODES));
    }

    /** What Lull takes. */
    public String url() {
        return "redis+cluster://" + nodes.stream().map(RedisServer::host).collect(Collectors.joining(","));
    }

    public List<RedisServer> nodes() {
        return List.copyOf(nodes);
    }

    /** Asks the node that has the key. */
    public String command(String... words) {
        try {
            return nodes.get(0).command(words);
        } catch (IllegalStateException e) {
            String[] answer = String.valueOf(e.getMessage()).split(" ", -1);
            if (!answer[0].equals("-MOVED")) {
                throw e;
            }
            return RedisConnection.command("redis://" + answer[2], words);
        }
    }

    /** Gives the slot of a key, and the key, to another node. */
    public void move(String key) {
        String slot = nodes.get(0).command("CLUSTER", "KEYSLOT", key).substring(1);
        RedisServer from = nodes.stream()
                .filter(node ->
                        !node.command("CLUSTER", "COUNTKEYSINSLOT", slot).equals(":0"))
                .findFirst()
                .orElseThrow();
        RedisServer to = nodes.stream().filter(node -> node != from).findFirst().orElseThrow();
        to.command("CLUSTER", "SETSLOT", slot, "IMPORTING", from.command("CLUSTER", "MYID"));
        from.command("CLUSTER", "SETSLOT", slot, "MIGRATING", to.command("CLUSTER", "MYID"));
        from.command("MIGRATE", "127.0.0.1", Integer.toString(to.port()), key, "0", "5000");
        nodes.forEach(node -> node.command("CLUSTER", "SETSLOT", slot, "NODE", to.command("CLUSTER", "MYID")));
    }

    /** Empties all nodes. */
    public void clear() {
        nodes.forEach(node -> node.command("FLUSHALL"));
    }

    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }
}
