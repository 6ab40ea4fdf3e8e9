package dev.lull.common.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Image formats that no first bytes tell for certain: raw photos, whose headers differ between cameras, and formats
 * without a signature. Formats that every decoder knows by their first bytes, such as JPEG, are left out: a file named
 * so that begins otherwise is none.
 */
public final class ImageNames {

    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        put("image/x-raw-adobe", "dng");
        put("image/x-raw-canon", "crw");
        put("image/x-canon-cr2", "cr2");
        put("image/x-canon-cr3", "cr3");
        put("image/x-raw-casio", "bay");
        put("image/x-raw-epson", "erf");
        put("image/x-raw-fuji", "raf");
        put("image/x-raw-gopro", "gpr");
        put("image/x-raw-hasselblad", "3fr", "fff");
        put("image/x-raw-kodak", "dcr", "dcs", "drf", "k25", "kdc");
        put("image/x-raw-leaf", "mos");
        put("image/x-raw-leica", "rwl");
        put("image/x-raw-mamiya", "mef");
        put("image/x-raw-minolta", "mrw");
        put("image/x-raw-nikon", "nef", "nrw");
        put("image/x-raw-olympus", "orf");
        put("image/x-raw-panasonic", "rw2");
        put("image/x-raw-pentax", "pef", "ptx");
        put("image/x-raw-phaseone", "iiq");
        put("image/x-raw-samsung", "srw");
        put("image/x-raw-sigma", "x3f");
        put("image/x-raw-sony", "arq", "arw", "sr2", "srf");
        put("image/x-tga", "icb", "tga", "vda", "vst");
        put("image/vnd.zbrush.pcx", "pcx");
        put("image/x-pict", "pct", "pict");
        put("image/x-sun-raster", "ras");
        put("image/sgi", "sgi");
        put("image/vnd.wap.wbmp", "wbmp");
        put("image/bpg", "bpg");
        put("image/flif", "flif");
        put("image/jxr", "hdp", "jxr", "wdp");
        put("image/jp2", "j2k", "jp2", "jpc", "jpx");
        put("image/jxl", "jxl");
        put("image/vnd.ms-dds", "dds");
        put("image/vnd.radiance", "hdr");
        put("image/x-exr", "exr");
    }

    private ImageNames() {}

    /** The MIME type that the extension stands for; empty when it is that of no such format. */
    public static Optional<String> contentType(String name) {
        return Optional.ofNullable(TYPES.get(FileExtension.of(name)));
    }

    /** The MIME type of a raw photo of this name; most of them begin as any TIFF does. */
    public static Optional<String> rawPhoto(String name) {
        return contentType(name).filter(type -> type.startsWith("image/x-raw-"));
    }

    private static void put(String type, String... extensions) {
        for (String extension : extensions) {
            TYPES.put(extension, type);
        }
    }
}
