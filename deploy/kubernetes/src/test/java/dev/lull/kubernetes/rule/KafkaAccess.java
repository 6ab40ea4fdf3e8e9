package dev.lull.kubernetes.rule;

import dev.lull.kubernetes.Manifests;
import dev.lull.kubernetes.Problems;
import dev.lull.kubernetes.Role;
import dev.lull.kubernetes.Rule;
import dev.lull.kubernetes.Workload;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclRule;

/** A Kafka among the manifests asks who comes, and each role comes as a user of its own with rights that are listed. */
public final class KafkaAccess implements Rule {

    private static final String LOGIN = "LULL_KAFKA_SASL_JAAS_CONFIG";

    @Override
    public void check(Manifests manifests, Problems problems) {
        for (Kafka kafka : manifests.all(Kafka.class)) {
            var authorization = kafka.getSpec().getKafka().getAuthorization();
            if (authorization == null || !"simple".equals(authorization.getType())) {
                problems.add(kafka, "it lets everybody do everything");
            }
            for (Role role : Role.values()) {
                manifests.role(role).ifPresent(workload -> login(role, workload, manifests, problems));
            }
        }
        manifests.all(KafkaUser.class).forEach(user -> rights(user, problems));
    }

    private static void login(Role role, Workload workload, Manifests manifests, Problems problems) {
        String user = "lull-" + role.label() + "-kafka";
        boolean own = workload.container().getEnv().stream()
                .filter(variable -> variable.getName().equals(LOGIN))
                .map(EnvVar::getValueFrom)
                .anyMatch(from -> from.getSecretKeyRef().getName().equals(user));
        if (!own || manifests.find(KafkaUser.class, user).isEmpty()) {
            problems.add(workload.resource(), "it does not log in to Kafka as " + user);
        }
    }

    private static void rights(KafkaUser user, Problems problems) {
        if (!(user.getSpec().getAuthorization() instanceof KafkaUserAuthorizationSimple simple)) {
            problems.add(user, "it has no rights");
            return;
        }
        for (AclRule acl : simple.getAcls()) {
            if (acl.getOperations().contains(AclOperation.ALL)) {
                problems.add(
                        user, "it may do everything to " + acl.getResource().getType());
            }
        }
    }
}
