package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedBrokerIT {

    @TempDir
    Path directory;

    @Test
    void recordsAndPositionsAreFoundAgainUnderTheSameAddressAfterARestart() throws Exception {
        Map<String, String> login;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            login = broker.clientSettings();
            produceAndHandleTwoOfThree(login);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.clientSettings()).isEqualTo(login);
            onlyTheThirdIsLeft(login);
        }
    }

    @Test
    void recordsAndPositionsAreFoundAgainAfterTheProcessWasKilled() throws Exception {
        try (JavaProcess lull = JavaProcess.start(RunsBroker.class, directory.toString())) {
            produceAndHandleTwoOfThree(new BrokerAccess(lull.next("password")).client(lull.next("address")));
            lull.kill();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            onlyTheThirdIsLeft(broker.clientSettings());
        }
    }

    @Test
    void waitingWorkIsNeverDeletedForItsAge() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Clients clients = new Clients(broker.clientSettings())) {
            clients.createTopic("work");

            assertThat(clients.topicSetting("work", "retention.ms")).isEqualTo("-1");
            assertThat(clients.topicSetting("work", "retention.bytes")).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"bootstrap.servers, broker", "bootstrap.controllers, controller"})
    void withoutThePasswordOrWithAnotherNothingIsAnsweredOnAnyPort(String listener, String port) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            String address = "127.0.0.1:"
                    + Files.readString(directory.resolve(port + ".port")).strip();
            assertThat(refusal(Map.of(listener, address))).isInstanceOf(TimeoutException.class);

            Map<String, String> guess = new HashMap<>(broker.clientSettings());
            guess.remove("bootstrap.servers");
            guess.put(listener, address);
            guess.put(
                    "sasl.jaas.config",
                    guess.get("sasl.jaas.config").replaceFirst("password=\"[^\"]*", "password=\"guess"));
            assertThat(refusal(guess)).isInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void thePasswordIsInAFileOfItsOwner() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            Path file = directory.resolve("password");
            assertThat(broker.clientSettings().get("sasl.jaas.config"))
                    .contains(Files.readString(file).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void dataWithoutAPasswordGetsOneAndIsKept() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            produceAndHandleTwoOfThree(broker.clientSettings());
        }
        Files.delete(directory.resolve("password"));

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            onlyTheThirdIsLeft(broker.clientSettings());
        }
    }

    @Test
    void aSecondBrokerOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Clients clients = new Clients(broker.clientSettings())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use by another Lull");

            clients.createTopic("work");
        }
    }

    @Test
    void dataOfAnotherClusterIsAnErrorInOneLineAndLeftAsItIs() throws Exception {
        EmbeddedBroker.start(directory).close();
        String own = Files.readString(directory.resolve("cluster.id"));
        Files.writeString(directory.resolve("cluster.id"), "AAAAAAAAAAAAAAAAAAAAAQ\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the embedded Kafka broker does not start in " + directory + ": ")
                .hasMessageContaining("cluster")
                .message()
                .hasLineCount(1);

        Files.writeString(directory.resolve("cluster.id"), own);
        EmbeddedBroker.start(directory).close();
    }

    private static void produceAndHandleTwoOfThree(Map<String, String> login) throws Exception {
        try (Clients clients = new Clients(login)) {
            clients.createTopic("work");
            clients.readFromTheStart("shared");
            clients.produce("work", "one", "two", "three");
            assertThat(clients.consumeAndCommit("work", "single", 2)).containsExactly("one", "two");
            assertThat(clients.shareAndAccept("work", "shared", 2)).containsExactly("one", "two");
        }
    }

    private static void onlyTheThirdIsLeft(Map<String, String> login) throws Exception {
        try (Clients clients = new Clients(login)) {
            assertThat(clients.consumeAndCommit("work", "single", 1)).containsExactly("three");
            assertThat(clients.shareAndAccept("work", "shared", 1)).containsExactly("three");
        }
    }

    /** Why a client with these settings is not answered. */
    private static Throwable refusal(Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("default.api.timeout.ms", "2000");
        settings.put("request.timeout.ms", "1000");
        try (Admin admin = Admin.create(settings)) {
            return catchThrowable(() -> admin.describeCluster().nodes().get()).getCause();
        }
    }

    static final class RunsBroker {

        private RunsBroker() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
            System.out.println("password " + Files.readString(Path.of(arguments[0], "password")));
            System.out.println("address " + broker.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
