package dev.lull.bench.scaling;

import dev.lull.embedded.testing.RedisConnection;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the broker of this process and a Redis were asked so far.
 *
 * @param requests to the broker, by kind
 * @param records that were published on topics of Lull
 * @param commands of Redis, by name; those that scripts call are among them
 * @param out bytes that Redis answered
 */
record Counters(Map<String, Double> requests, double records, Map<String, Double> commands, double out) {

    static Counters now(String redisUrl) {
        Map<String, Double> commands = new TreeMap<>();
        double out = 0;
        for (String line :
                RedisConnection.command(redisUrl, "INFO", "everything").split("\r\n", -1)) {
            if (line.startsWith("cmdstat_")) {
                String name = line.substring("cmdstat_".length(), line.indexOf(':'));
                commands.put(name, Double.valueOf(line.replaceAll(".*:calls=(\\d+),.*", "$1")));
            } else if (line.startsWith("total_net_output_bytes:")) {
                out = Double.parseDouble(line.substring(line.indexOf(':') + 1));
            }
        }
        commands.keySet().removeIf(Counters::ofTheConnection);
        return new Counters(askedOfTheBroker(), published(), commands, out);
    }

    /** What a client sends to keep its connections, and what this counting costs. */
    private static boolean ofTheConnection(String command) {
        return Set.of("auth", "ping", "info").contains(command) || command.startsWith("client|");
    }

    /** What was asked since then. */
    Counters since(Counters before) {
        return new Counters(
                minus(requests, before.requests),
                records - before.records,
                minus(commands, before.commands),
                out - before.out);
    }

    /** Less what would have been asked anyway, in so much time at this rate. */
    Counters less(Counters rate, double times) {
        return new Counters(
                minus(requests, times(rate.requests, times)),
                records - rate.records * times,
                minus(commands, times(rate.commands, times)),
                out - rate.out * times);
    }

    Counters per(double number) {
        return new Counters(times(requests, 1 / number), records / number, times(commands, 1 / number), out / number);
    }

    double requestsInAll() {
        return sum(requests, kind -> true);
    }

    double commandsInAll() {
        return sum(commands, name -> true);
    }

    double scripts() {
        return sum(commands, name -> name.startsWith("eval"));
    }

    /** The kinds of requests that are more than a hundredth, the most frequent first. */
    String kinds() {
        StringBuilder text = new StringBuilder();
        requests.entrySet().stream()
                .filter(each -> each.getValue() >= 0.05)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> text.append(text.length() == 0 ? "" : ", ")
                        .append(each.getKey())
                        .append(Tables.number(" %.1f", each.getValue())));
        return text.toString();
    }

    private static double sum(Map<String, Double> counts, Predicate<String> which) {
        return counts.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> minus(Map<String, Double> from, Map<String, Double> what) {
        Map<String, Double> left = new TreeMap<>(from);
        what.forEach((name, count) -> left.merge(name, -count, Double::sum));
        return left;
    }

    private static Map<String, Double> times(Map<String, Double> counts, double factor) {
        Map<String, Double> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count * factor));
        return all;
    }

    /** Without what broker and controller ask each other, whatever the clients do. */
    private static Map<String, Double> askedOfTheBroker() {
        // each version of a request has a counter of its own
        Map<String, Double> requests = counts("kafka.network:type=RequestMetrics,name=RequestsPerSec,*", "request");
        requests.keySet().removeAll(Set.of("BrokerHeartbeat", "FetchController"));
        return requests;
    }

    private static double published() {
        Map<String, Double> topics =
                counts("kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=*", "topic");
        return sum(topics, topic -> topic.startsWith("media."));
    }

    private static Map<String, Double> counts(String pattern, String key) {
        Map<String, Double> counts = new TreeMap<>();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
                double count = ((Number) beans.getAttribute(bean, "Count")).doubleValue();
                counts.merge(bean.getKeyProperty(key), count, Double::sum);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }
}
