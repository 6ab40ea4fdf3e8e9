package dev.lull.coordinator.notify;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.ledger.Notice;
import dev.lull.common.ledger.NoticeLedger;
import dev.lull.common.ledger.Submission;
import dev.lull.common.lifecycle.Service;
import dev.lull.common.lifecycle.UnreadableEntry;
import dev.lull.common.media.MediaState;
import dev.lull.common.role.RoleContext;
import dev.lull.common.settings.NotifySettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.task.HistoryEntry;
import dev.lull.coordinator.history.EndListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Notes what people are to be told, and has it told on every channel of the settings. What is noted survives a crash
 * and may be told twice after one; nothing else waits for any of it.
 */
public final class Notifier implements Service, EndListener {

    private static final int PAGE = 200;

    private final Ledger ledger;
    private final NoticeLedger notices;
    private final Clock clock;
    private final boolean tellsSettled;
    private final boolean tellsQuarantined;
    private final List<String> channels;
    private final List<Delivery> deliveries;

    /**
     * Tells on the channels of the settings, and on one more.
     *
     * @param leads whether this coordinator is the one that tells
     */
    public static Notifier of(RoleContext context, Optional<NotificationChannel> another, BooleanSupplier leads) {
        Settings settings = context.settings();
        List<NotificationChannel> channels = channels(settings, context.name(), context.clock());
        another.ifPresent(channels::add);
        return new Notifier(context.ledger(), channels, settings.get(NotifySettings.ON), leads, context.clock());
    }

    Notifier(Ledger ledger, List<NotificationChannel> channels, List<String> on, BooleanSupplier leads, Clock clock) {
        this.ledger = ledger;
        this.notices = ledger.notices();
        this.clock = clock;
        this.tellsSettled = on.contains(NotifySettings.SETTLED);
        this.tellsQuarantined = on.contains(NotifySettings.QUARANTINED);
        this.channels = channels.stream().map(NotificationChannel::name).toList();
        NotificationText text = new NotificationText(ledger);
        this.deliveries = channels.stream()
                .map(channel -> new Delivery(channel, notices, text, leads, clock))
                .toList();
    }

    private static List<NotificationChannel> channels(Settings settings, String name, Clock clock) {
        List<NotificationChannel> channels = new ArrayList<>();
        settings.find(NotifySettings.WEBHOOK_URL)
                .ifPresent(url -> channels.add(new WebhookChannel(
                        url, settings.find(NotifySettings.WEBHOOK_SECRET).orElse(null), "/lull/" + name, clock)));
        settings.find(NotifySettings.NTFY_URL)
                .ifPresent(url -> channels.add(new NtfyChannel(
                        url, settings.find(NotifySettings.NTFY_TOKEN).orElse(null))));
        Optional<String> to = settings.find(NotifySettings.EMAIL_TO);
        Optional<String> server = settings.find(NotifySettings.SMTP_URL);
        if (to.isPresent() != server.isPresent()) {
            throw new SettingsException(
                    List.of("notify.email.to and notify.smtp.url: set both to send e-mail, or neither"));
        }
        if (to.isPresent()) {
            channels.add(new EmailChannel(
                    server.get(),
                    settings.find(NotifySettings.SMTP_PASSWORD).orElse(null),
                    settings.find(NotifySettings.EMAIL_FROM).orElse(to.get()),
                    to.get()));
        }
        return channels;
    }

    @Override
    public void start() {
        deliveries.forEach(Delivery::start);
    }

    @Override
    public void ended(List<HistoryEntry> entries) {
        if (channels.isEmpty()) {
            return;
        }
        if (tellsQuarantined) {
            List<Notice> quarantined = entries.stream()
                    .filter(entry -> entry.state() == MediaState.QUARANTINED)
                    .map(entry -> new Notice(Notice.Kind.QUARANTINED, entry.media()))
                    .toList();
            if (!quarantined.isEmpty()) {
                notices.add(channels, quarantined, clock.instant());
            }
        }
        if (tellsSettled) {
            notices.watch(
                    entries.stream().map(HistoryEntry::submission).distinct().toList(), clock.instant());
        }
    }

    @Override
    public void turn() {
        if (channels.isEmpty() || !tellsSettled) {
            return;
        }
        int offset = 0;
        List<String> page;
        do {
            page = notices.watched(offset, PAGE);
            List<String> over = new ArrayList<>();
            List<Notice> settled = new ArrayList<>();
            for (String id : page) {
                Optional<Submission> submission = find(id);
                if (submission.isEmpty()) {
                    over.add(id);
                } else if (submission.get().settled() != null) {
                    over.add(id);
                    settled.add(new Notice(Notice.Kind.SETTLED, id));
                }
            }
            if (!settled.isEmpty()) {
                notices.add(channels, settled, clock.instant());
            }
            if (!over.isEmpty()) {
                notices.unwatch(over);
            }
            offset += page.size() - over.size();
        } while (page.size() == PAGE);
    }

    private Optional<Submission> find(String id) {
        try {
            return ledger.submissions().find(id);
        } catch (UnreadableEntry foreign) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        deliveries.forEach(Delivery::close);
    }
}
