package dev.lull.bench.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What is in Kafka.
 *
 * @param events all of {@code media.events}
 * @param deadLetters all of {@code media.dead-letter}
 * @param unread by topic, the records that no group has acknowledged
 */
public record QueueState(List<JsonNode> events, List<JsonNode> deadLetters, Map<String, Long> unread) {}
