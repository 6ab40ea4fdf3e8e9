package dev.lull.common.probe;

import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.SideData;
import com.github.kokorin.jaffree.ffprobe.Stream;
import com.github.kokorin.jaffree.ffprobe.StreamDisposition;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns ffprobe's answer into {@link MediaFacts}. */
final class StreamReading {

    private StreamReading() {}

    static MediaFacts facts(FFprobeResult result, @Nullable IsoFile boxes, @Nullable String truncated, long size) {
        List<VideoStream> video = new ArrayList<>();
        List<AudioStream> audio = new ArrayList<>();
        List<ExtraStream> extras = new ArrayList<>();
        for (Stream stream : result.getStreams()) {
            if (stream.getCodecType() == StreamType.VIDEO && !cover(stream)) {
                video.add(video(stream, boxes != null && boxes.entries().lockedPictures()));
            } else if (stream.getCodecType() == StreamType.AUDIO) {
                audio.add(audio(stream, boxes != null && boxes.entries().lockedSound()));
            } else {
                extras.add(extra(stream));
            }
        }
        ProbeData format = result.getFormat().getProbeData();
        return new MediaFacts(
                result.getFormat().getFormatName(),
                boxes == null ? null : boxes.majorBrand(),
                boxes != null && boxes.indexFirst(),
                boxes != null && boxes.fragmented(),
                truncated,
                seconds(format, "duration"),
                seconds(format, "start_time"),
                size,
                video,
                audio,
                extras,
                result.getChapters() == null ? 0 : result.getChapters().size(),
                Labels.tags(format));
    }

    private static VideoStream video(Stream stream, boolean locked) {
        ProbeData data = stream.getProbeData();
        Crop crop = Crop.of(stream);
        return new VideoStream(
                stream.getIndex(),
                codec(stream),
                stream.getProfile(),
                Math.max(0, whole(data, "level")),
                stream.getPixFmt(),
                crop.width(whole(data, "width")),
                crop.height(whole(data, "height")),
                rotation(stream),
                data.getString("field_order"),
                data.getString("sample_aspect_ratio"),
                color(data),
                text(data, "time_base", "0/1"),
                text(data, "avg_frame_rate", "0/0"),
                seconds(data, "start_time"),
                seconds(data, "duration"),
                whole(data, "nb_frames"),
                Labels.marks(stream, crop.crops()),
                Labels.label(stream, locked));
    }

    private static Color color(ProbeData data) {
        return new Color(
                data.getString("color_range"),
                data.getString("color_space"),
                data.getString("color_transfer"),
                data.getString("color_primaries"));
    }

    private static AudioStream audio(Stream stream, boolean locked) {
        ProbeData data = stream.getProbeData();
        return new AudioStream(
                stream.getIndex(),
                codec(stream),
                stream.getProfile(),
                whole(data, "channels"),
                whole(data, "sample_rate"),
                AudioConfiguration.channels(stream),
                seconds(data, "start_time"),
                seconds(data, "duration"),
                Labels.label(stream, locked));
    }

    private static ExtraStream extra(Stream stream) {
        StreamType type = stream.getCodecType();
        String kind = cover(stream)
                ? "cover picture"
                : type == null ? "data" : type.name().toLowerCase(Locale.ROOT);
        String codec = stream.getCodecName() != null ? stream.getCodecName() : stream.getCodecTagString();
        return new ExtraStream(stream.getIndex(), kind, codec == null ? "unknown" : codec, Labels.label(stream, false));
    }

    private static boolean cover(Stream stream) {
        StreamDisposition disposition = stream.getDisposition();
        return disposition != null
                && (Boolean.TRUE.equals(disposition.getAttachedPic())
                        || Boolean.TRUE.equals(disposition.getTimedThumbnails()));
    }

    /** ffprobe gives the display matrix in degrees counter-clockwise. */
    private static int rotation(Stream stream) {
        List<SideData> sideData = stream.getSideDataList();
        if (sideData == null) {
            return 0;
        }
        return sideData.stream()
                .map(SideData::getRotation)
                .filter(degrees -> degrees != null)
                .findFirst()
                .map(degrees -> Math.floorMod(-Math.round(degrees / 90f) * 90, 360))
                .orElse(0);
    }

    private static String codec(Stream stream) {
        return stream.getCodecName() == null ? "unknown" : stream.getCodecName();
    }

    private static String text(ProbeData data, String key, String otherwise) {
        String text = data.getString(key);
        return text == null ? otherwise : text;
    }

    private static double seconds(ProbeData data, String key) {
        Double value = data.getDouble(key);
        return value == null ? 0 : value;
    }

    private static int whole(ProbeData data, String key) {
        Integer value = data.getInteger(key);
        return value == null ? 0 : value;
    }
}
