package dev.lull.common.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ffmpeg and ffprobe may open when they read an untrusted file. Without these limits a playlist named
 * {@code holiday.mp4} could read other files or call hosts, and a file could choose the weakest of some five hundred
 * decoders: those here are the ones that cameras, phones, players, broadcasters and editors need.
 */
public final class InputLimits {

    /** Containers and raw streams of moving pictures; no playlists, no scripts, no image sequences, no devices. */
    private static final List<String> DEMUXERS = words("""
            mov matroska avi asf flv mpegts mpeg mpegvideo m4v h264 hevc vvc av1 obu ivf vc1 ogg mxf gxf rm
            nut nsv wtv dv dhav amv mjpeg dirac yuv4mpegpipe h261 h263
            """);

    private static final List<String> PICTURE_DECODERS = words("""
            h264 hevc vvc av1 libdav1d libaom-av1 vp7 vp8 vp9 libvpx libvpx-vp9 mpeg1video mpeg2video
            mpegvideo mpeg4 msmpeg4v1 msmpeg4v2 msmpeg4 h261 h263 h263i h263p flv wmv1 wmv2 wmv3 vc1
            wmv3image vc1image mss1 mss2 mts2 theora vp3 vp5 vp6 vp6a vp6f rv10 rv20 rv30 rv40 svq1 svq3
            cavs dirac mjpeg mjpegb amv dvvideo prores dnxhd cfhd jpeg2000 libopenjpeg hap ffv1 huffyuv
            ffvhuff utvideo rawvideo v210 v308 v408 v410 yuv4 r210 cinepak indeo3 indeo4 indeo5 msvideo1
            msrle rpza smc qtrle 8bps fraps lagarith zmbv flashsv flashsv2 camtasia tscc2 png apng bmp gif
            tiff webp
            """);

    private static final List<String> SOUND_DECODERS = words("""
            aac aac_fixed aac_latm libfdk_aac mp1 mp1float mp2 mp2float mp3 mp3float mp3adu mp3adufloat
            mp3on4 mp3on4float ac3 ac3_fixed eac3 dca truehd mlp dolby_e s302m opus libopus vorbis libvorbis
            speex libspeex flac alac als tta wavpack ape wmav1 wmav2 wmapro wmalossless wmavoice cook sipr
            ralf real_144 real_288 atrac1 atrac3 atrac3al atrac3plus atrac3plusal amrnb amrwb
            libopencore_amrnb libopencore_amrwb gsm gsm_ms qcelp evrc qdm2 qdmc mace3 mace6 nellymoser
            truespeech g722 g723_1 g726 g726le g729 dvaudio adpcm_ms adpcm_ima_wav adpcm_ima_qt
            adpcm_ima_amv adpcm_swf adpcm_yamaha adpcm_g722 adpcm_g726 pcm_alaw pcm_mulaw pcm_bluray pcm_dvd
            pcm_f16le pcm_f24le pcm_f32be pcm_f32le pcm_f64be pcm_f64le pcm_s16be pcm_s16be_planar pcm_s16le
            pcm_s16le_planar pcm_s24be pcm_s24daud pcm_s24le pcm_s24le_planar pcm_s32be pcm_s32le
            pcm_s32le_planar pcm_s64be pcm_s64le pcm_s8 pcm_s8_planar pcm_u16be pcm_u16le pcm_u24be
            pcm_u24le pcm_u32be pcm_u32le pcm_u8
            """);

    private static final List<String> SUBTITLE_DECODERS = words("""
            ass ssa subrip srt mov_text webvtt text dvbsub dvdsub pgssub xsub cc_dec libzvbi_teletextdec
            libaribb24 libaribcaption
            """);

    /** What ffmpeg says of a stream that wants another decoder. */
    private static final Pattern OTHER_DECODER = Pattern.compile("Codec \\((\\w[^)]*)\\) not on whitelist");

    private static final List<String> ARGUMENTS = List.of(
            "-protocol_whitelist",
            "file",
            "-format_whitelist",
            String.join(",", DEMUXERS),
            "-codec_whitelist",
            Stream.of(PICTURE_DECODERS, SOUND_DECODERS, SUBTITLE_DECODERS)
                    .flatMap(List::stream)
                    .collect(Collectors.joining(",")));

    private InputLimits() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** Options to stand before {@code -i}. */
    public static List<String> arguments() {
        return ARGUMENTS;
    }

    /**
     * Why a file cannot be read within the limits, in words; empty when that is not what went wrong.
     *
     * @param errors what ffmpeg or ffprobe complained of
     */
    public static Optional<String> refusal(List<String> errors) {
        return errors.stream()
                .map(OTHER_DECODER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + " is not among the codecs that are decoded")
                .findFirst();
    }
}
