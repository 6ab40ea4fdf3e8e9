package dev.lull.bench.chaos.fault;

import dev.lull.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The broker as a process of its own, which says how clients reach it. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** Runs until it is told to stop; the argument is the folder of its data. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker)));
        broker.clientSettings().forEach((key, value) -> System.out.println("broker: " + key + "=" + value));
        System.out.println("broker is up");
        new CountDownLatch(1).await();
    }

    private static void close(EmbeddedBroker broker) {
        try {
            broker.close();
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
