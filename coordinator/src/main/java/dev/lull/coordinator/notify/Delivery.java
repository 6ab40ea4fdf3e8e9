package dev.lull.coordinator.notify;

import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.Unavailable;
import dev.lull.common.lifecycle.UnreadableEntry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells on one channel what is to be told there, on a thread of its own; what fails is told again for a day. */
final class Delivery implements Service {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final int TOGETHER = 50;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    static final Duration GIVEN_UP = Duration.ofDays(1);

    private final NotificationChannel channel;
    private final NoticeLedger notices;
    private final NotificationText text;
    private final BooleanSupplier leads;
    private final Clock clock;
    private final Thread worker;
    private Duration pause = PAUSE;

    /** @param leads whether this coordinator is the one that tells */
    Delivery(
            NotificationChannel channel,
            NoticeLedger notices,
            NotificationText text,
            BooleanSupplier leads,
            Clock clock) {
        this.channel = channel;
        this.notices = notices;
        this.text = text;
        this.leads = leads;
        this.clock = clock;
        this.worker = new Thread(this::work, "notify-" + channel.name());
    }

    @Override
    public void start() {
        worker.setDaemon(true);
        worker.start();
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                try {
                    turn();
                } catch (Unavailable e) {
                    log.debug("notifications wait: {}", e.getMessage());
                } catch (RuntimeException e) {
                    log.error("unexpected error in notifications, retrying", e);
                }
            }
        } catch (InterruptedException e) {
            log.debug("notifications stopped");
        }
    }

    /** Tells what waits, up to the first that fails. */
    void turn() throws InterruptedException {
        if (!leads.getAsBoolean()) {
            return;
        }
        List<NoticeLedger.Waiting> waiting = notices.waiting(channel.name(), TOGETHER);
        for (NoticeLedger.Waiting each : waiting) {
            if (!tell(each)) {
                return;
            }
        }
    }

    private boolean tell(NoticeLedger.Waiting waiting) throws InterruptedException {
        Optional<Notification> notification = words(waiting);
        if (notification.isPresent()) {
            try {
                channel.tell(notification.get());
                pause = PAUSE;
            } catch (IOException e) {
                Instant now = clock.instant();
                if (Duration.between(waiting.since(), now).compareTo(GIVEN_UP) < 0) {
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    log.warn(
                            "notification not delivered, retrying in {} s: {} by {}: {}",
                            pause.toSeconds(),
                            waiting.notice().text(),
                            channel.name(),
                            e.getMessage());
                    return false;
                }
                log.warn(
                        "notification given up: {} by {}: {}", waiting.notice().text(), channel.name(), e.getMessage());
            }
        }
        notices.remove(channel.name(), waiting.notice());
        return true;
    }

    private Optional<Notification> words(NoticeLedger.Waiting waiting) {
        try {
            return text.of(waiting);
        } catch (UnreadableEntry foreign) {
            return Optional.empty();
        }
    }

    /** What was not told is told after the next start. */
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
