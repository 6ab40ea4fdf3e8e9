package dev.lull.common.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the brands of an ISO base media file say it is; the registry is at mp4ra.org. */
final class IsoBrands {

    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        put("image/heic", "heic", "heix", "heim", "heis", "hevc", "hevx");
        put("image/avif", "avif", "avis");
        put("image/x-canon-cr3", "crx");
        put("audio/mp4", "M4A", "M4B", "M4P", "F4A", "F4B");
        put("video/quicktime", "qt");
        put("video/3gpp", "3gp4", "3gp5", "3gp6", "3gp7", "3gr6", "3gs6", "3ge6", "3gg6");
        put("video/3gpp2", "3g2a", "3g2b", "3g2c");
    }

    private IsoBrands() {}

    /** The major brand decides; the structural image brands {@code mif1} and {@code msf1} leave it to the others. */
    static String contentType(IsoFile file) {
        String major = file.majorBrand();
        if (major == null) {
            return "video/quicktime";
        }
        if (major.equals("mif1") || major.equals("msf1")) {
            return Stream.of("image/avif", "image/heic")
                    .filter(type -> file.brands().stream().anyMatch(brand -> type.equals(TYPES.get(brand))))
                    .findFirst()
                    .orElse("image/heif");
        }
        return TYPES.getOrDefault(major, "video/mp4");
    }

    private static void put(String type, String... brands) {
        for (String brand : brands) {
            TYPES.put(brand, type);
        }
    }
}
