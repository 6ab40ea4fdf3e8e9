package dev.lull.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path directory;

    @Test
    void recordsAndPositionsAreFoundAgainUnderTheSameAddressAfterARestart() throws Exception {
        String address;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            address = broker.bootstrapServers();
            produceAndHandleTwoOfThree(address);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            onlyTheThirdIsLeft(address);
        }
    }

    @Test
    void recordsAndPositionsAreFoundAgainAfterTheProcessWasKilled() throws Exception {
        try (JavaProcess lull = JavaProcess.start(RunsBroker.class, directory.toString())) {
            produceAndHandleTwoOfThree(lull.next("address"));
            lull.kill();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            onlyTheThirdIsLeft(broker.bootstrapServers());
        }
    }

    @Test
    void waitingWorkIsNeverDeletedForItsAge() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Clients clients = new Clients(broker.bootstrapServers())) {
            clients.createTopic("work");

            assertThat(clients.topicSetting("work", "retention.ms")).isEqualTo("-1");
            assertThat(clients.topicSetting("work", "retention.bytes")).isEqualTo("-1");
        }
    }

    @Test
    void aSecondBrokerOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Clients clients = new Clients(broker.bootstrapServers())) {
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

    private static void produceAndHandleTwoOfThree(String address) throws Exception {
        try (Clients clients = new Clients(address)) {
            clients.createTopic("work");
            clients.readFromTheStart("shared");
            clients.produce("work", "one", "two", "three");
            assertThat(clients.consumeAndCommit("work", "single", 2)).containsExactly("one", "two");
            assertThat(clients.shareAndAccept("work", "shared", 2)).containsExactly("one", "two");
        }
    }

    private static void onlyTheThirdIsLeft(String address) throws Exception {
        try (Clients clients = new Clients(address)) {
            assertThat(clients.consumeAndCommit("work", "single", 1)).containsExactly("three");
            assertThat(clients.shareAndAccept("work", "shared", 1)).containsExactly("three");
        }
    }

    static final class RunsBroker {

        private RunsBroker() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(
                    "address " + EmbeddedBroker.start(Path.of(arguments[0])).bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
