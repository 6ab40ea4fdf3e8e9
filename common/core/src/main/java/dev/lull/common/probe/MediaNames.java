package dev.lull.common.probe;

import java.util.Set;

/** Names that people and cameras give to images and videos. */
public final class MediaNames {

    private static final Set<String> IMAGES = Set.of(
            "apng", "avif", "bmp", "dib", "gif", "heic", "heif", "hif", "ico", "jfif", "jpe", "jpeg", "jpg", "mpo",
            "png", "psd", "tif", "tiff", "webp");

    private static final Set<String> VIDEOS = Set.of(
            "264", "265", "360", "3g2", "3gp", "amv", "asf", "avi", "bik", "braw", "divx", "dv", "f4v", "flc", "fli",
            "flv", "gxf", "h264", "h265", "hevc", "insv", "ivf", "lrv", "m1v", "m2t", "m2ts", "m2v", "m4v", "mjpeg",
            "mjpg", "mkv", "mod", "mov", "mp4", "mpe", "mpeg", "mpg", "mts", "mxf", "nsv", "nut", "ogm", "ogv", "qt",
            "r3d", "rm", "rmvb", "roq", "smk", "tod", "ts", "vob", "vro", "webm", "wmv", "wtv", "xvid", "y4m");

    private MediaNames() {}

    /** Whether the extension is that of an image or a video. */
    public static boolean isMedia(String name) {
        return isImage(name) || isVideo(name);
    }

    /** Whether the extension is that of an image. */
    public static boolean isImage(String name) {
        return IMAGES.contains(FileExtension.of(name))
                || ImageNames.contentType(name).isPresent();
    }

    static boolean isVideo(String name) {
        return VIDEOS.contains(FileExtension.of(name));
    }
}
