package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What manifests may refer to without bringing it: docs/kubernetes.md tells people to make it, or an operator does. */
public final class Provided {

    /** The Secrets of the user, and the keys in them that something asks for by name. */
    public static final Map<String, Set<String>> SECRETS = Map.of(
            "lull-redis", Set.of("LULL_REDIS_URL"),
            "lull-http", Set.of("LULL_HTTP_TOKEN"),
            "lull-kafka", Set.of(),
            "lull-s3", Set.of("LULL_S3_ACCESS_KEY", "LULL_S3_SECRET_KEY"),
            "lull-telegram", Set.of("LULL_TELEGRAM_TOKEN"));

    /** The volumes of the user. */
    public static final Set<String> CLAIMS = Set.of("lull-originals");

    private Provided() {}

    /** Secrets that Strimzi makes for what is in the manifests. */
    static Set<String> byOperators(Manifests manifests) {
        Set<String> names = new HashSet<>();
        manifests
                .all(KafkaUser.class)
                .forEach(user -> names.add(user.getMetadata().getName()));
        manifests
                .all(Kafka.class)
                .forEach(kafka -> names.add(kafka.getMetadata().getName() + "-cluster-ca-cert"));
        return names;
    }
}
