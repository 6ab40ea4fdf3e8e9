package dev.lull.coordinator.web;

import dev.lull.common.ledger.Conversion;
import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.ConversionPlan;
import dev.lull.common.ledger.UnitState;
import dev.lull.common.store.HeldFile;
import dev.lull.common.store.MediaStore;
import dev.lull.common.store.Still;
import dev.lull.common.store.Stills;
import dev.lull.common.task.Unit;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls about the pictures that show what becomes of a video. */
final class StillRoutes {

    private static final Logger log = LoggerFactory.getLogger(StillRoutes.class);

    /** The name of a unit has room for nine digits. */
    static final int LAST_SEGMENT = 999_999_999;

    private final MediaStore store;
    private final ConversionLedger conversions;

    StillRoutes(MediaStore store, ConversionLedger conversions) {
        this.store = store;
        this.conversions = conversions;
    }

    void all(Context context) {
        Conversion conversion = conversion(context);
        try {
            Responses.with(
                    context,
                    new All(shown(conversion).stream().map(StillView::of).toList()));
        } catch (IOException e) {
            throw away(e);
        }
    }

    void one(Context context) {
        int segment = QueryParams.whole(context, "segment", null, 0, LAST_SEGMENT);
        Conversion conversion = conversion(context);
        try {
            Still still = shown(conversion).stream()
                    .filter(each -> each.segment() == segment)
                    .findFirst()
                    .orElseThrow(StillRoutes::noStill);
            try (HeldFile jpeg = stills(conversion).get(still)) {
                context.result(Files.readAllBytes(jpeg.path())).contentType("image/jpeg");
            }
        } catch (NoSuchFileException e) {
            throw noStill();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private Conversion conversion(Context context) {
        return QueryParams.id(context).flatMap(conversions::find).orElseThrow(MediaRoutes::noConversion);
    }

    /** Of segments as they are now, least alike first; one that was made again may have an earlier one. */
    private List<Still> shown(Conversion conversion) throws IOException {
        return stills(conversion).all().stream()
                .filter(still -> conversion.units().get(Unit.segment(still.segment())) instanceof UnitState.Done done
                        && still.shows(done.checksum()))
                .sorted(Comparator.comparingDouble(Still::ssim).thenComparing(Still::segment))
                .toList();
    }

    /** Without a plan there are none. */
    private Stills stills(Conversion conversion) {
        ConversionPlan plan = conversion.plan();
        return new Stills(store, conversion.id(), plan == null ? "" : plan.fingerprint());
    }

    private static NotFoundResponse noStill() {
        return new NotFoundResponse("there is no picture of this segment");
    }

    private static ServiceUnavailableResponse away(IOException why) {
        log.warn("pictures cannot be read: {}", why.toString());
        return new ServiceUnavailableResponse("the store cannot be read; the log of this process says why");
    }

    /**
     * A picture.
     *
     * @param atSeconds of the video; null where its frames are known by their number only
     * @param ssim how alike the two frames are
     */
    record StillView(int segment, @Nullable Double atSeconds, double ssim) {

        static StillView of(Still still) {
            Duration at = still.at();
            return new StillView(still.segment(), at == null ? null : at.toMillis() / 1000.0, still.ssim());
        }
    }

    /** All that there are of a conversion, least alike first. */
    record All(List<StillView> items) {}
}
