package dev.lull.convert.analysis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lull.common.probe.MediaFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as zipped JSON, for people: {@code zcat … | jq .facts}. What one Lull wrote and another does not
 * understand to the last field is no analysis to it.
 *
 * @param timelines by stream index
 */
record AnalysisDocument(MediaFacts facts, Map<Integer, Track> timelines) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Of a document, for what is not the times of frames: names, tags, the marks of JSON. */
    private static final int REST = 1 << 20;

    static void write(MediaAnalysis analysis, OutputStream out) throws IOException {
        Map<Integer, Track> tracks = new TreeMap<>();
        analysis.timelines().forEach((stream, timeline) -> tracks.put(stream, Track.of(timeline)));
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            MAPPER.writeValue(zipped, new AnalysisDocument(analysis.facts(), tracks));
        }
    }

    /**
     * The analysis that was written.
     *
     * @param memory for its times
     * @throws IOException when it is damaged, of another version of Lull, or too large for this worker
     */
    static MediaAnalysis read(InputStream in, IndexMemory memory) throws IOException {
        try (GZIPInputStream whole = new GZIPInputStream(in)) {
            // in JSON a byte takes four thirds of a letter
            byte[] text = whole.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, memory.each() * 3 / 2 + REST));
            if (whole.read() >= 0) {
                throw new IOException("takes more than this worker has for one file");
            }
            AnalysisDocument document = Optional.ofNullable(MAPPER.readValue(text, AnalysisDocument.class))
                    .orElseThrow(() -> new IOException("is empty"));
            Map<Integer, Timeline> timelines = new TreeMap<>();
            document.timelines.forEach((stream, track) -> timelines.put(stream, track.timeline()));
            return new MediaAnalysis(document.facts, timelines);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * A {@link Timeline} with its index.
     *
     * @param shown {@link Ticks#toBytes} in Base64
     * @param keyframes the same; null when all frames are
     */
    record Track(
            long packets,
            double start,
            double end,
            boolean rising,
            boolean exact,
            String shown,
            @Nullable String keyframes,
            @Nullable String disorder,
            boolean trusted) {

        static Track of(Timeline timeline) {
            PacketIndex index = timeline.index();
            return new Track(
                    timeline.packets(),
                    timeline.start(),
                    timeline.end(),
                    timeline.rising(),
                    timeline.exact(),
                    text(index.shown()),
                    index.keyframes() == index.shown() ? null : text(index.keyframes()),
                    index.disorder(),
                    index.trusted());
        }

        Timeline timeline() {
            Ticks frames = ticks(shown);
            Ticks keys = keyframes == null ? frames : ticks(keyframes);
            PacketIndex index = new PacketIndex(frames, keys, disorder);
            if (disorder != null && !trusted) {
                index = index.distrusted(disorder);
            }
            return new Timeline(packets, start, end, rising, exact, index);
        }

        private static String text(Ticks ticks) {
            return Base64.getEncoder().encodeToString(ticks.toBytes());
        }

        private static Ticks ticks(String text) {
            return Ticks.ofBytes(Base64.getDecoder().decode(text));
        }
    }
}
