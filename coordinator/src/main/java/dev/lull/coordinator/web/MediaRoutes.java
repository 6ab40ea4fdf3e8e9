package dev.lull.coordinator.web;

import dev.lull.common.ledger.ConversionLedger;
import dev.lull.common.ledger.MediaLedger;
import dev.lull.common.media.MediaState;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/** Calls about files and their conversions. */
final class MediaRoutes {

    private final MediaLedger media;
    private final ConversionLedger conversions;
    private final String target;

    MediaRoutes(MediaLedger media, ConversionLedger conversions, String target) {
        this.target = target;
        this.media = media;
        this.conversions = conversions;
    }

    void inState(Context context) {
        MediaState state = QueryParams.state(context);
        int offset = QueryParams.offset(context);
        int limit = QueryParams.limit(context);
        List<MediaView> files = media.inState(state, offset, limit).stream()
                .map(file -> MediaView.below(target, file))
                .toList();
        Responses.page(context, offset, limit, files);
    }

    void one(Context context) {
        Responses.with(
                context,
                QueryParams.id(context)
                        .flatMap(media::find)
                        .map(file -> MediaView.below(target, file))
                        .orElseThrow(() -> new NotFoundResponse("there is no such file, or its state has expired")));
    }

    void conversion(Context context) {
        Responses.with(
                context,
                QueryParams.id(context)
                        .flatMap(conversions::find)
                        .map(ConversionView::of)
                        .orElseThrow(MediaRoutes::noConversion));
    }

    void runs(Context context) {
        String id = QueryParams.id(context).orElseThrow(MediaRoutes::noConversion);
        List<RunView> runs = conversions.runs(id).stream().map(RunView::of).toList();
        if (runs.isEmpty() && conversions.find(id).isEmpty()) {
            throw noConversion();
        }
        Responses.with(context, new RunView.Runs(runs));
    }

    static NotFoundResponse noConversion() {
        return new NotFoundResponse("there is no conversion of such a file");
    }
}
