package dev.lull.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsLoader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ClientSettingsFromEnvironmentTest {

    @Test
    void everyPropertyOfTheKafkaClientsCanComeFromTheEnvironment() {
        Set<String> names = new TreeSet<>(AdminClientConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        assertThat(names)
                .contains("sasl.jaas.config", "ssl.truststore.certificates", "sasl.oauthbearer.token.endpoint.url");
        Map<String, String> environment = names.stream()
                .collect(Collectors.toMap(
                        name -> "LULL_KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), name -> name));

        Settings settings = new SettingsLoader().environment(environment).load();

        assertThat(settings.kafka().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }
}
