package dev.lull.common.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the brands of an ISO base media file say it is; the registry is at mp4ra.org. */
final class IsoBrands {

    private static final Map<String, String> TYPES = new HashMap<>();

    /** Brands of images that leave it to the others how the image is encoded. */
    private static final Set<String> STRUCTURAL = Set.of("mif1", "mif2", "mif3", "msf1", "miaf", "1pic");

    /** How images are encoded, the best known first. */
    private static final List<String> CODED = List.of("image/avif", "image/heic", "image/avci", "image/avcs");

    static {
        put("image/heic", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
        put("image/avif", "avif", "avis");
        put("image/avci", "avci");
        put("image/avcs", "avcs");
        put("image/x-canon-cr3", "crx");
        put("audio/mp4", "M4A", "M4B", "M4P", "F4A", "F4B");
        put("video/quicktime", "qt");
        put("video/3gpp", "3gp4", "3gp5", "3gp6", "3gp7", "3gr6", "3gs6", "3ge6", "3gg6");
        put("video/3gpp2", "3g2a", "3g2b", "3g2c");
    }

    private IsoBrands() {}

    /**
     * The major brand decides. When it is structural or not known, the compatible brands tell whether it is an image.
     */
    static String contentType(IsoFile file) {
        String major = file.majorBrand();
        if (major == null) {
            return "video/quicktime";
        }
        String known = TYPES.get(major);
        if (known != null) {
            return known;
        }
        boolean image = STRUCTURAL.contains(major);
        if (image || (!isFilm(major) && file.brands().stream().anyMatch(STRUCTURAL::contains))) {
            return CODED.stream()
                    .filter(type -> file.brands().stream().anyMatch(brand -> type.equals(TYPES.get(brand))))
                    .findFirst()
                    .orElse("image/heif");
        }
        return "video/mp4";
    }

    /** Brands of the base format itself and of MP4, which films have that name an image brand as well. */
    private static boolean isFilm(String major) {
        return major.startsWith("iso") || major.startsWith("mp4") || major.startsWith("avc");
    }

    private static void put(String type, String... brands) {
        for (String brand : brands) {
            TYPES.put(brand, type);
        }
    }
}
