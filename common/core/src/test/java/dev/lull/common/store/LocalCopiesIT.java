package dev.lull.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lull.common.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopiesIT {

    private static final int ROOM = 10;
    private static final long MOST = 35;

    @TempDir
    Path folder;

    private final AtomicInteger fetched = new AtomicInteger();
    private LocalCopies copies;

    @BeforeEach
    void copies() throws IOException {
        copies = new LocalCopies(folder, ROOM, MOST);
    }

    @Test
    void howeverManyAskAnObjectIsFetchedOnce() throws Exception {
        CountDownLatch allAsk = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> {
                allAsk.countDown();
                allAsk.await();
                try (HeldFile film = hold(copies, "film", "a film")) {
                    return Files.readString(film.path());
                }
            }));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("a film");
        }
        threads.shutdown();
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatNobodyHoldsMakesRoomTheLongestUnusedFirst() throws Exception {
        hold(copies, "one", "1111").close();
        hold(copies, "two", "2222").close();
        hold(copies, "one", "1111").close();
        hold(copies, "three", "3333").close();
        assertThat(fetched).hasValue(3);

        hold(copies, "one", "1111").close();
        assertThat(fetched).as("one was used after two").hasValue(3);
        hold(copies, "two", "2222").close();
        assertThat(fetched).as("two had to go").hasValue(4);
    }

    @Test
    void whatIsHeldStaysHoweverLittleRoomThereIs() throws Exception {
        try (HeldFile large = hold(copies, "large", "more than ten bytes")) {
            hold(copies, "other", "0123456789").close();
            assertThat(large.path()).hasContent("more than ten bytes");
        }
        assertThat(copied()).containsExactly("0123456789");
    }

    @Test
    void whatCouldNotBeFetchedIsTriedAgainByTheNextWhoAsks() throws Exception {
        assertThatThrownBy(() -> copies.hold("film", 9, file -> {
                    Files.writeString(file, "half a fi");
                    throw new IOException("the connection was cut");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the connection was cut");
        assertThat(copied()).isEmpty();

        try (HeldFile film = hold(copies, "film", "a film")) {
            assertThat(film.path()).hasContent("a film");
        }
    }

    @Test
    void aProcessTakesItsCopiesWithItAndTheNextThoseOfAKilledOne() throws Exception {
        Path killed = Files.createDirectories(folder.resolve("process-killed"));
        Files.createFile(killed.resolve("lock"));
        Files.writeString(killed.resolve("copy-1"), "left");
        hold(copies, "film", "a film").close();

        LocalCopies another = new LocalCopies(folder, ROOM, MOST);
        assertThat(killed).doesNotExist();
        assertThat(copied()).containsExactly("a film");

        copies.close();
        another.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void processesThatShareAFolderLeaveEachOthersCopiesAlone() throws Exception {
        try (LocalCopies another = new LocalCopies(folder, ROOM, MOST);
                HeldFile film = hold(another, "film", "a film");
                HeldFile photo = hold(copies, "photo", "a photo")) {
            new LocalCopies(folder, ROOM, MOST).close();

            try (JavaProcess other = JavaProcess.start(PassesBy.class, folder.toString())) {
                assertThat(other.await()).isZero();
            }

            assertThat(film.path()).hasContent("a film");
            assertThat(photo.path()).hasContent("a photo");
        }
    }

    @Test
    void whatDoesNotFitWaitsUntilOthersAreLetGoOf() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        HeldFile first = hold(copies, "first", "a film of 20 bytes..");
        HeldFile second = hold(copies, "second", "a film of 12");
        Future<String> waiting = threads.submit(() -> {
            try (HeldFile film = hold(copies, "third", "16 bytes of film")) {
                return Files.readString(film.path());
            }
        });
        Future<String> sharing = threads.submit(() -> {
            try (HeldFile film = hold(copies, "first", "fetched already")) {
                return Files.readString(film.path());
            }
        });
        assertThat(sharing.get()).isEqualTo("a film of 20 bytes..");
        second.close();
        assertThat(copied()).as("20 and 16 are more than %s", MOST).doesNotContain("16 bytes of film");

        first.close();
        assertThat(waiting.get()).isEqualTo("16 bytes of film");
        threads.shutdown();
    }

    @Test
    void whatWillNeverFitIsRefusedBeforeItIsFetched() {
        assertThatThrownBy(() -> copies.hold("film", 60_000_000_000L, file -> fetched.incrementAndGet()))
                .isInstanceOf(TooLargeException.class)
                .hasMessageStartingWith("it has 60.0 GB, more than copies of originals may take here");
        assertThat(fetched).hasValue(0);
    }

    private HeldFile hold(LocalCopies from, String object, String content) throws IOException, InterruptedException {
        return from.hold(object, content.length(), file -> {
            fetched.incrementAndGet();
            Files.writeString(file, content);
        });
    }

    private List<String> copied() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path copy : tree.filter(each -> each.getFileName().toString().startsWith("copy-"))
                    .toList()) {
                contents.add(Files.readString(copy));
            }
        }
        return contents;
    }
}
