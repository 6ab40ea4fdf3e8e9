package dev.lull.common.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Small files that belong to an image or a video by their name: {@code IMG_1.xmp} or {@code IMG_1.jpg.json} to
 * {@code IMG_1.jpg}, {@code film.en.srt} to {@code film.mkv}.
 */
public final class SidecarNames {

    private static final Map<String, String> TYPES = Map.of(
            "aae", "application/xml",
            "json", "application/json",
            "srt", "application/x-subrip",
            // a JPEG that is not to be shown as one
            "thm", "application/octet-stream",
            "vtt", "text/vtt",
            "xmp", "application/rdf+xml");

    private static final Set<String> OF_VIDEOS = Set.of("srt", "thm", "vtt");

    /** A small copy that a camera makes beside its film, to which the other files belong. */
    private static final String PREVIEW = "lrv";

    /** Extensions and a language or two; what has more dots behind the common part is a file of its own. */
    private static final int MOST_PARTS = 3;

    private final Set<String> media = new HashSet<>();
    private final Map<String, List<String>> mediaByStem = new HashMap<>();
    private final Map<String, List<String>> sidecars = new HashMap<>();

    /** For the files of one folder. */
    public SidecarNames(Collection<String> folder) {
        for (String name : folder) {
            if (MediaNames.isMedia(name) && !PREVIEW.equals(FileExtension.of(name))) {
                media.add(name);
                mediaByStem
                        .computeIfAbsent(stem(name), each -> new ArrayList<>())
                        .add(name);
            }
        }
        for (String name : folder) {
            owner(name)
                    .ifPresent(owner -> sidecars.computeIfAbsent(owner, each -> new ArrayList<>())
                            .add(name));
        }
    }

    /** Whether the extension is that of a sidecar. */
    public static boolean isSidecar(String name) {
        return TYPES.containsKey(FileExtension.of(name));
    }

    /** The MIME type that a sidecar has by its extension. */
    public static String contentType(String name) {
        return TYPES.getOrDefault(FileExtension.of(name), "application/octet-stream");
    }

    /** The file of the folder that this one belongs to: the one with which it shares most of its name. */
    public Optional<String> owner(String name) {
        if (!isSidecar(name)) {
            return Optional.empty();
        }
        int end = name.length();
        for (int part = 0; part < MOST_PARTS; part++) {
            end = name.lastIndexOf('.', end - 1);
            if (end <= 0) {
                return Optional.empty();
            }
            String common = name.substring(0, end);
            if (media.contains(common)) {
                return Optional.of(common);
            }
            List<String> sameStem = mediaByStem.getOrDefault(common, List.of());
            if (!sameStem.isEmpty()) {
                boolean ofVideo = OF_VIDEOS.contains(FileExtension.of(name));
                return sameStem.stream()
                        .min(Comparator.comparing((String each) -> MediaNames.isVideo(each) != ofVideo)
                                .thenComparing(Comparator.naturalOrder()));
            }
        }
        return Optional.empty();
    }

    /** The sidecars of the folder that belong to this file. */
    public List<String> sidecars(String owner) {
        return sidecars.getOrDefault(owner, List.of());
    }

    /**
     * The name beside a file that arrived, perhaps under another name or extension.
     *
     * @param owner the name of the file that the sidecar belongs to
     * @param arrived the name that file has at the target
     */
    public static String beside(String sidecar, String owner, String arrived) {
        if (sidecar.startsWith(owner + ".")) {
            return arrived + sidecar.substring(owner.length());
        }
        String stem = stem(owner);
        if (sidecar.startsWith(stem + ".")) {
            return stem(arrived) + sidecar.substring(stem.length());
        }
        String withoutExtension = stem(sidecar);
        boolean fullName = MediaNames.isMedia(withoutExtension);
        return (fullName ? arrived : stem(arrived)) + sidecar.substring(withoutExtension.length());
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
