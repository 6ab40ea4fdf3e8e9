package dev.lull.coordinator.web;

import dev.lull.common.ledger.HistoryLedger;
import dev.lull.common.ledger.HistoryTotals;
import dev.lull.common.media.Loss;
import dev.lull.common.queue.HistoryReader;
import dev.lull.common.task.HistoryEntry;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calls about what is over. */
final class HistoryRoutes {

    static final int MOST_DAYS = 36_500;
    static final String STANDARD_DAYS = "30";

    /** Entries that one call looks at: some megabytes of the topic. */
    static final int MOST_SEARCHED = 10_000;

    static final int LONGEST_NAME = 200;

    private final HistoryReader reader;
    private final HistoryLedger ledger;
    private final String target;
    private final Clock clock;

    HistoryRoutes(HistoryReader reader, HistoryLedger ledger, String target, Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.target = target;
        this.clock = clock;
    }

    void history(Context context) {
        long before = QueryParams.place(context, "before", HistoryReader.LATEST);
        int limit = QueryParams.limit(context);
        HistoryReader.Page page = QueryParams.text(context, "name", LONGEST_NAME)
                .map(name -> reader.search(before, limit, MOST_SEARCHED, name))
                .orElseGet(() -> reader.read(before, limit));
        Responses.with(
                context,
                new Page(
                        page.entries().stream()
                                .map(entry -> EntryView.of(entry, target))
                                .toList(),
                        page.next()));
    }

    void stats(Context context) {
        int days = QueryParams.whole(context, "days", STANDARD_DAYS, 1, MOST_DAYS);
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
        SortedMap<LocalDate, HistoryTotals> totals = ledger.totals(from);
        Map<String, SumView> byDay = new TreeMap<>();
        totals.forEach((day, sum) -> byDay.put(day.toString(), SumView.of(sum)));
        HistoryTotals all = totals.values().stream().reduce(HistoryTotals.NONE, HistoryTotals::plus);
        Responses.with(context, new StatsView(from.toString(), SumView.of(all), byDay));
    }

    /**
     * A part of it.
     *
     * @param next for the parameter {@code before} of the page behind this one; null when there is none. A search that
     *     looked at many entries answers what it found, which may be none, and goes on from there
     */
    record Page(List<EntryView> items, @Nullable Long next) {}

    /** How a file ended; what an error of a server said is hidden where it may hold a secret. */
    record EntryView(
            String id,
            String submission,
            String name,
            String kind,
            String state,
            @Nullable String reason,
            @Nullable String result,
            long size,
            long resultSize,
            @Nullable String plan,
            int segments,
            int retries,
            List<Loss> lost,
            @Nullable Double ssim,
            Instant submittedAt,
            @Nullable Instant begunAt,
            @Nullable Instant convertedAt,
            Instant at) {

        static EntryView of(HistoryEntry entry, String target) {
            return new EntryView(
                    entry.media(),
                    entry.submission(),
                    entry.name(),
                    entry.kind().wireName(),
                    entry.state().wireName(),
                    Responses.hidden(entry.reason()),
                    MediaView.below(target, entry.result()),
                    entry.size(),
                    entry.resultSize(),
                    entry.plan() == null ? null : entry.plan().wireName(),
                    entry.segments(),
                    entry.retries(),
                    entry.lost(),
                    entry.ssim(),
                    entry.submittedAt(),
                    entry.begunAt(),
                    entry.convertedAt(),
                    entry.at());
        }
    }

    /** @param since the first day, in UTC */
    record StatsView(String since, SumView all, Map<String, SumView> days) {}

    /**
     * Sums over files that ended, and what follows from them.
     *
     * @param successRate of the conversions that ended well or failed; null when none did
     * @param averageConversionSeconds null without a conversion
     */
    record SumView(
            Map<String, Long> files,
            long converted,
            long conversionsFailed,
            @Nullable Double successRate,
            @Nullable Double averageConversionSeconds,
            double conversionSeconds,
            long bytesIn,
            long bytesOut,
            long bytesSaved,
            long retries) {

        static SumView of(HistoryTotals sum) {
            Map<String, Long> files = new TreeMap<>();
            sum.files().forEach((state, number) -> files.put(state.wireName(), number));
            long ended = sum.converted() + sum.failed();
            return new SumView(
                    files,
                    sum.converted(),
                    sum.failed(),
                    ended == 0 ? null : (double) sum.converted() / ended,
                    sum.converted() == 0 ? null : sum.conversionMillis() / 1000.0 / sum.converted(),
                    sum.conversionMillis() / 1000.0,
                    sum.bytesIn(),
                    sum.bytesOut(),
                    sum.bytesSaved(),
                    sum.retries());
        }
    }
}
