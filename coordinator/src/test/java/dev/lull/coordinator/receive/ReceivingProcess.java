package dev.lull.coordinator.receive;

import dev.lull.common.ledger.Submission;
import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import dev.lull.common.task.ConvertPriority;
import dev.lull.common.testing.Steps;
import dev.lull.common.testing.TickingClock;
import dev.lull.common.testing.memory.InMemoryLedger;
import dev.lull.coordinator.intake.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A coordinator's process as far as it receives files: a folder on the disk, and a ledger in memory. */
final class ReceivingProcess implements AutoCloseable {

    static final Duration EXPIRY = Duration.ofHours(12);

    final TickingClock clock;
    final Steps steps;
    final InMemoryLedger ledger;
    final ReceiveFolder folder;
    final UploadsInUse inUse = new UploadsInUse();
    final Receiver receiver;
    final Handover handover;

    private final Path root;
    private final ReceiveLimits limits;
    private int ids;

    ReceivingProcess(Path root) throws IOException {
        this(root, new ReceiveLimits(1000, 3, 100_000, 0, EXPIRY));
    }

    ReceivingProcess(Path root, ReceiveLimits limits) throws IOException {
        this(root, limits, new TickingClock(), new Steps(), null, 0);
    }

    private ReceivingProcess(
            Path root, ReceiveLimits limits, TickingClock clock, Steps steps, @Nullable InMemoryLedger before, int ids)
            throws IOException {
        this.root = root;
        this.limits = limits;
        this.clock = clock;
        this.steps = steps;
        this.ids = ids;
        this.ledger = before == null ? new InMemoryLedger(clock, Duration.ofDays(1), steps) : before;
        if (before == null) {
            // files are made now
            clock.tick(Duration.between(clock.instant(), Instant.now()));
        }
        this.folder = new SteppedFolder(root, steps);
        this.handover = new Handover(
                folder,
                inUse,
                EXPIRY,
                ledger,
                (id, paths, naming) -> ledger.submissions()
                        .open(id, paths, naming, "/target", false, ConvertPriority.NORMAL, clock.instant()),
                new StillNeeded(ledger, true),
                clock);
        this.receiver = new Receiver(folder, inUse, limits, handover, this::newId);
    }

    private String newId() {
        ids++;
        return "20261130-120000-%06x".formatted(ids);
    }

    /** Another one that finds what this one left. */
    ReceivingProcess restarted() throws IOException {
        close();
        steps.restart();
        return new ReceivingProcess(root, limits, clock, steps, ledger, ids);
    }

    /** The same with a ledger that knows nothing. */
    ReceivingProcess restartedWithoutLedger() throws IOException {
        close();
        steps.restart();
        InMemoryLedger empty = new InMemoryLedger(clock, Duration.ofDays(1), steps);
        return new ReceivingProcess(root, limits, clock, steps, empty, ids);
    }

    ReceivingProcess swept() throws IOException {
        handover.sweep(() -> {});
        return this;
    }

    /** A file that is sent in one go. */
    String sent(String name, String content) throws Exception {
        UploadState begun = begun(name, content.length());
        receiver.append(begun.id(), 0, body(content));
        return begun.id();
    }

    UploadState begun(String name, long length) throws Exception {
        return receiver.create(length, UploadMetadata.of("filename " + base64(name)));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Body body(String content) throws UploadRefused {
        return body(content, null);
    }

    static Body body(String content, @Nullable String checksum) throws UploadRefused {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Body(new ByteArrayInputStream(bytes), bytes.length, BodyChecksum.of(checksum));
    }

    /** One whose connection breaks behind these bytes. */
    static Body broken(String content, @Nullable String checksum) throws UploadRefused {
        InputStream bytes = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        return new Body(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("not read one by one");
                    }

                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        int read = bytes.read(buffer, from, length);
                        if (read < 0) {
                            throw new IOException("connection reset");
                        }
                        return read;
                    }
                },
                -1,
                BodyChecksum.of(checksum));
    }

    /** What was submitted: the names, as often as they were. */
    List<String> submitted() {
        return ledger.submissions().unsettled().stream()
                .flatMap(each -> each.paths().stream())
                .map(path -> Path.of(path).getFileName().toString())
                .sorted()
                .toList();
    }

    /** Its submission is taken in, and its file comes to this state. */
    String taken(String id, MediaState... states) {
        Submission submission = ledger.submissions().find(id).orElseThrow();
        String path = submission.paths().get(0);
        String media = Intake.mediaId(id, path);
        ledger.media().register(media, id, path, "name", clock.instant());
        for (MediaState state : states) {
            ledger.media().move(media, StateChange.to(state));
        }
        return media;
    }

    String content(String id) throws IOException {
        return Files.readString(folder.path(folder.find(id).orElseThrow()));
    }

    /** The names of all files with bytes of a caller. */
    List<String> kept() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("note.json") && !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    /** Each change of the disk is a step. */
    private static final class SteppedFolder extends ReceiveFolder {

        private final Steps steps;

        SteppedFolder(Path root, Steps steps) throws IOException {
            super(root);
            this.steps = steps;
        }

        @Override
        void create(ReceivedFile file) throws IOException {
            steps.take("create");
            super.create(file);
        }

        @Override
        void sync(ReceivedFile file) throws IOException {
            steps.take("sync");
            super.sync(file);
        }

        @Override
        void note(ReceivedFile file) throws IOException {
            steps.take("note");
            super.note(file);
        }

        @Override
        void deleteBytes(ReceivedFile file) throws IOException {
            steps.take("deleteBytes");
            super.deleteBytes(file);
        }
    }
}
