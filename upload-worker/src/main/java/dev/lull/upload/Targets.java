package dev.lull.upload;

import dev.lull.common.s3.S3Location;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.upload.target.DirectoryTarget;
import dev.lull.upload.target.S3Target;
import dev.lull.upload.target.UploadTarget;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The targets there are, by how the {@code target} setting names them. */
final class Targets {

    private Targets() {}

    /**
     * The target that is set.
     *
     * @throws SettingsException when there is none, or it is of a kind not known here
     */
    static UploadTarget of(Settings settings, InstantSource clock) {
        String target = settings.get(LullSettings.TARGET);
        if (S3Location.isOne(target)) {
            S3Location place = S3Location.parse(target)
                    .orElseThrow(() -> problem(target, "must be s3://bucket or s3://bucket/prefix"));
            return new S3Target(place, settings, clock);
        }
        if (target.startsWith("telegram:")) {
            throw problem(target, "comes with a later version; give an absolute folder or s3://bucket/prefix");
        }
        if (!Path.of(target).isAbsolute()) {
            throw problem(target, "must be an absolute folder or s3://bucket/prefix");
        }
        return new DirectoryTarget(Path.of(target));
    }

    private static SettingsException problem(String target, String what) {
        return new SettingsException(List.of("target: '" + target + "' " + what));
    }
}
