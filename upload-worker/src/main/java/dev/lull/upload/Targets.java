package dev.lull.upload;

import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.upload.target.DirectoryTarget;
import dev.lull.upload.target.UploadTarget;
import java.nio.file.Path;
import java.util.List;

/** The targets there are, by how the {@code target} setting names them. */
final class Targets {

    private Targets() {}

    /**
     * The target that is set.
     *
     * @throws SettingsException when there is none, or it is of a kind not known here
     */
    static UploadTarget of(Settings settings) {
        String target = settings.get(LullSettings.TARGET);
        if (target.startsWith("s3:") || target.startsWith("telegram:")) {
            throw problem(target, "comes with a later version; give an absolute folder");
        }
        if (!Path.of(target).isAbsolute()) {
            throw problem(target, "must be an absolute folder");
        }
        return new DirectoryTarget(Path.of(target));
    }

    private static SettingsException problem(String target, String what) {
        return new SettingsException(List.of("target: '" + target + "' " + what));
    }
}
