package dev.lull.common.ops;

import dev.lull.common.lifecycle.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this process is. <b>Alive</b> means that its loops turned recently: if not, only a restart helps. <b>Ready</b>
 * means that it can work now: what it depends on answers. Neither hides the other.
 */
public final class Health {

    /** A loop waits at most this long between two turns, unless it hangs. */
    static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final Clock clock;
    private final List<Check> alive = new CopyOnWriteArrayList<>();
    private final List<Check> needs = new CopyOnWriteArrayList<>();
    private volatile @Nullable String away = "starting";

    /** One that is not ready before it is {@link #up}. */
    public Health(Clock clock) {
        this.clock = clock;
    }

    /** A loop that must keep turning; {@code lastTurn} is when it last did. */
    public Health loop(String name, Supplier<Instant> lastTurn) {
        return loop(name, lastTurn, LONGEST_TURN);
    }

    /** The same for a loop that may take longer for a turn. */
    public Health loop(String name, Supplier<Instant> lastTurn, Duration longestTurn) {
        return alive(name, () -> {
            Duration still = Duration.between(lastTurn.get(), clock.instant());
            if (still.compareTo(longestTurn) > 0) {
                throw new IllegalStateException("has not turned for " + still.toSeconds() + " s");
            }
        });
    }

    /** Anything else that only a restart helps against; {@code probe} throws, with a reason, when it is so. */
    public Health alive(String name, Runnable probe) {
        alive.add(new Check(name, probe::run));
        return this;
    }

    /** Something this process cannot work without; {@code probe} throws, with a reason, when it does not answer. */
    public Health needs(String name, Probe probe) {
        needs.add(new Check(name, probe));
        return this;
    }

    /** The process has started everything it consists of. */
    public void up() {
        away = null;
    }

    /** The process takes no new work from now on; it stays alive until it has finished what it holds. */
    public void stopping() {
        away = "told to stop";
    }

    Report alive() {
        return Report.of(alive.stream());
    }

    Report ready() {
        return Report.of(Stream.concat(Stream.of(new Check("process", this::requireUp)), needs.stream()));
    }

    private void requireUp() {
        String reason = away;
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
    }

    /** A check of something that has to work. */
    public interface Probe {

        /**
         * Looks.
         *
         * @throws IOException when it does not work, as any unchecked exception; the message is the reason
         */
        void run() throws IOException;
    }

    private record Check(String name, Probe probe) {

        Result run() {
            try {
                probe.run();
                return new Result(name, true, null);
            } catch (Unavailable e) {
                return new Result(name, false, e.publicReason());
            } catch (RuntimeException | IOException e) {
                return new Result(name, false, Addresses.hidden(String.valueOf(e.getMessage())));
            }
        }
    }

    /** @param reason why not, in one line; null when ok */
    record Result(String name, boolean ok, @Nullable String reason) {}

    record Report(boolean ok, List<Result> checks) {

        static Report of(Stream<Check> checks) {
            List<Result> results = checks.map(Check::run).toList();
            return new Report(results.stream().allMatch(Result::ok), results);
        }
    }
}
