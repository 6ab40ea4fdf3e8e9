package dev.lull.common.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder from which files are taken as they come, as it is written in {@link WatchSettings#FOLDERS}.
 *
 * @param folder absolute and normalized
 * @param prefix where its files go below the target; empty for the target itself
 */
public record WatchFolder(String folder, String prefix) {

    /** As it is written in the setting. */
    @Override
    public String toString() {
        return prefix.isEmpty() ? folder : folder + "=" + prefix;
    }

    static WatchFolder of(String text) {
        int sign = text.lastIndexOf('=');
        Path folder = Path.of(sign < 0 ? text : text.substring(0, sign).strip());
        String prefix = sign < 0 ? "" : text.substring(sign + 1).strip().replaceAll("^/+|/+$", "");
        if (!folder.isAbsolute()
                || Arrays.asList(prefix.split("/")).contains("..")
                || prefix.contains("//")
                || (sign >= 0 && prefix.isEmpty())) {
            throw new IllegalArgumentException(text);
        }
        return new WatchFolder(folder.normalize().toString(), prefix);
    }

    /** None may hold another: its files would be taken twice. */
    static List<WatchFolder> apart(List<String> texts) {
        List<WatchFolder> folders = new ArrayList<>();
        for (String text : texts) {
            WatchFolder folder = of(text);
            if (folders.stream().anyMatch(folder::overlaps)) {
                throw new IllegalArgumentException(text);
            }
            folders.add(folder);
        }
        return folders;
    }

    private boolean overlaps(WatchFolder other) {
        Path here = Path.of(folder);
        Path there = Path.of(other.folder);
        return here.startsWith(there) || there.startsWith(here);
    }
}
