package dev.lull.common.testing.memory;

import dev.lull.common.ledger.SendLedger;
import dev.lull.common.media.MediaState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Sends, noted in the record of the file. */
final class InMemorySendLedger implements SendLedger {

    private static final Set<MediaState> WAITING = EnumSet.of(MediaState.QUEUED, MediaState.CONVERTED);

    private final Memory memory;

    InMemorySendLedger(Memory memory) {
        this.memory = memory;
    }

    @Override
    public OptionalInt begin(String id, int seen, String worker, Duration lease) {
        return memory.change("sends.begin", () -> {
            Instant now = memory.now();
            FileRecord file = memory.files.find(id).orElse(null);
            if (file == null || !WAITING.contains(file.state) || file.sends != seen || file.sendUnderWay(now)) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(file.send(worker, now, now.plusMillis(lease.toMillis())));
        });
    }

    @Override
    public boolean keep(String id, int number, Duration lease) {
        return memory.change("sends.keep", () -> {
            Optional<FileRecord> open =
                    memory.files.find(id).filter(file -> file.sends == number && file.sendOpenUntil != null);
            open.ifPresent(file -> file.sendOpenUntil = memory.now().plusMillis(lease.toMillis()));
            return open.isPresent();
        });
    }

    @Override
    public Duration left(String id) {
        return memory.read(() -> memory.files
                .find(id)
                .filter(file -> file.sendUnderWay(memory.now()))
                .map(file -> Duration.between(memory.now(), file.sendOpenUntil))
                .orElse(Duration.ZERO));
    }

    @Override
    public void notArrived(String id, int number) {
        memory.write(
                "sends.notArrived",
                () -> memory.files
                        .find(id)
                        .filter(file -> file.sends == number)
                        .ifPresent(file -> file.sendOpenUntil = null));
    }
}
