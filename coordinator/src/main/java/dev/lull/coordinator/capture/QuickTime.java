package dev.lull.coordinator.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lull.common.media.Capture;
import dev.lull.common.media.CaptureTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a QuickTime or MP4 file says: in named values (Apple's and Android's), in user data, in the movie header. The
 * header has UTC only. Of one that cannot be read to its end, what came before.
 */
final class QuickTime {

    private static final Logger log = LoggerFactory.getLogger(QuickTime.class);

    private static final Instant EPOCH = Instant.parse("1904-01-01T00:00:00Z");
    /** Before there was QuickTime; headers have 0, or the zero of another epoch, where no time is known. */
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    private static final String APPLE = "com.apple.quicktime.";
    private static final String LOCATION = "loci";
    private static final String ANDROID = "com.android.";

    private static final int LONGEST_TEXT = 1024;
    private static final int MOST_KEYS = 1000;

    private final BoundedBytes bytes;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable Instant created;

    private QuickTime(BoundedBytes bytes) {
        this.bytes = bytes;
    }

    /** @param zone whose local time it is where only UTC is known */
    static Capture read(BoundedBytes bytes, ZoneId zone) throws IOException {
        QuickTime movie = new QuickTime(bytes);
        Optional<IsoBox> moov = IsoBox.first(IsoBox.in(bytes, new ByteRange(0, bytes.length())), "moov");
        if (moov.isPresent()) {
            try {
                movie.movie(moov.get());
            } catch (ClosedByInterruptException stopped) {
                throw stopped;
            } catch (IOException e) {
                log.debug("movie not read to its end: {}", e.toString());
            }
        }
        return movie.capture(zone);
    }

    private Capture capture(ZoneId zone) {
        CaptureTime at = CaptureTexts.time(first(APPLE + "creationdate", "\u00a9day"));
        if (at == null && created != null) {
            OffsetDateTime local = created.atZone(zone).toOffsetDateTime();
            at = new CaptureTime(local.toLocalDateTime(), local.getOffset());
        }
        return new Capture(
                at,
                CaptureTexts.place(first(APPLE + "location.ISO6709", "\u00a9xyz", LOCATION)),
                CaptureTexts.camera(
                        first(APPLE + "make", ANDROID + "manufacturer", "\u00a9mak"),
                        first(APPLE + "model", ANDROID + "model", "\u00a9mod")));
    }

    private @Nullable String first(String... names) {
        for (String name : names) {
            String text = texts.get(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private void movie(IsoBox moov) throws IOException {
        for (IsoBox box : moov.children(bytes, 0)) {
            switch (box.type()) {
                case "mvhd" -> header(box.content());
                case "udta" -> userData(box);
                case "meta" -> values(box);
                default -> {}
            }
        }
    }

    private void header(ByteRange content) throws IOException {
        boolean wide = bytes.at(content.from()) == 1;
        long seconds = bytes.number(content.from() + 4, wide ? 8 : 4);
        if (seconds >= 0 && seconds <= 0xffff_ffffL) {
            Instant time = EPOCH.plusSeconds(seconds);
            created = time.isBefore(FIRST) ? null : time;
        }
    }

    private void userData(IsoBox udta) throws IOException {
        for (IsoBox box : udta.children(bytes, 0)) {
            if (box.type().equals("meta")) {
                values(box);
            } else if (box.type().equals(LOCATION)) {
                location(box.content());
            } else if (box.type().startsWith("\u00a9") && box.content().length() > 4) {
                // its length, its language, the text; more texts in other languages may follow
                long from = box.content().from();
                put(
                        box.type(),
                        new ByteRange(
                                from + 4,
                                Math.min(
                                        from + 4 + bytes.number(from, 2),
                                        box.content().to())));
            }
        }
    }

    /** As 3GPP writes a place: version, language, a name that ends in zero, a role, then degrees in 1/65536. */
    private void location(ByteRange content) throws IOException {
        long at = content.from() + 6;
        while (bytes.at(at) != 0) {
            at++;
        }
        double longitude = (int) bytes.number(at + 2, 4) / 65_536.0;
        double latitude = (int) bytes.number(at + 6, 4) / 65_536.0;
        texts.putIfAbsent(LOCATION, String.format(Locale.ROOT, "%+.6f%+.6f/", latitude, longitude));
    }

    /** A list of values, named by four letters each or by their place in a list of keys. */
    private void values(IsoBox meta) throws IOException {
        // a QuickTime atom begins with its children, an MP4 box with version and flags
        boolean atom = bytes.name(meta.content().from() + 4).equals("hdlr");
        List<IsoBox> boxes = meta.children(bytes, atom ? 0 : 4);
        List<String> keys = new ArrayList<>();
        Optional<IsoBox> list = IsoBox.first(boxes, "keys");
        if (list.isPresent()) {
            for (IsoBox key : list.get().children(bytes, 8)) {
                if (keys.size() == MOST_KEYS) {
                    break;
                }
                keys.add(text(key.content(), false));
            }
        }
        Optional<IsoBox> values = IsoBox.first(boxes, "ilst");
        if (values.isPresent()) {
            for (IsoBox value : values.get().children(bytes, 0)) {
                value(value, keys);
            }
        }
    }

    private void value(IsoBox value, List<String> keys) throws IOException {
        int place = ByteBuffer.wrap(value.type().getBytes(ISO_8859_1)).getInt();
        String name = place >= 1 && place <= keys.size() ? keys.get(place - 1) : value.type();
        Optional<IsoBox> data = IsoBox.first(value.children(bytes, 0), "data");
        if (data.isPresent() && data.get().content().length() > 8) {
            // its kind and its language come first
            put(
                    name,
                    new ByteRange(
                            data.get().content().from() + 8,
                            data.get().content().to()));
        }
    }

    private void put(String name, ByteRange text) throws IOException {
        if (name.startsWith("\u00a9") || name.startsWith(APPLE) || name.startsWith(ANDROID)) {
            texts.putIfAbsent(name, text(text, true));
        }
    }

    private String text(ByteRange range, boolean utf8) throws IOException {
        int length = (int) Math.max(0, Math.min(range.length(), LONGEST_TEXT));
        return new String(bytes.bytes(range.from(), length), utf8 ? UTF_8 : ISO_8859_1);
    }
}
