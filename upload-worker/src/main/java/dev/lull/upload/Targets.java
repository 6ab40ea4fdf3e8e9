package dev.lull.upload;

import dev.lull.common.ledger.SendBudget;
import dev.lull.common.process.Ffmpeg;
import dev.lull.common.settings.LullSettings;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.SettingsException;
import dev.lull.common.store.S3Location;
import dev.lull.common.store.TargetTemplate;
import dev.lull.upload.targets.DirectoryTarget;
import dev.lull.upload.targets.S3Target;
import dev.lull.upload.targets.UploadTarget;
import dev.lull.upload.targets.telegram.TelegramTarget;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The targets there are, by how the {@code target} setting names them. */
final class Targets {

    private static final Pattern TELEGRAM_CHAT = Pattern.compile("telegram:(@\\w+|-?\\d+)");

    private Targets() {}

    /**
     * The target that is set.
     *
     * @param ffmpeg asked for one only by targets that need it
     * @param budget how fast all workers together may send
     * @throws SettingsException when there is none, or it is of a kind not known here
     */
    static UploadTarget of(Settings settings, Supplier<Ffmpeg> ffmpeg, SendBudget budget, InstantSource clock) {
        String target = settings.get(LullSettings.TARGET);
        if (S3Location.isOne(target)) {
            S3Location place = S3Location.parse(target)
                    .orElseThrow(() -> problem(target, "must be s3://bucket or s3://bucket/prefix"));
            return new S3Target(place, settings, clock);
        }
        if (target.startsWith(TelegramTarget.PREFIX)) {
            if (!TELEGRAM_CHAT.matcher(target).matches()) {
                throw problem(target, "must be telegram:@name of a public chat, or telegram: and the number of a chat");
            }
            return TelegramTarget.of(target, settings, ffmpeg.get(), budget);
        }
        if (!Path.of(target).isAbsolute()) {
            throw problem(target, "must be an absolute folder, s3://bucket/prefix or telegram:CHAT");
        }
        TargetTemplate folder = TargetTemplate.of(target);
        return new DirectoryTarget(Path.of(folder.fixed()), folder.dated());
    }

    /** What kind it is, in one word. */
    static String kind(Settings settings) {
        String target = settings.get(LullSettings.TARGET);
        if (S3Location.isOne(target)) {
            return "s3";
        }
        return target.startsWith(TelegramTarget.PREFIX) ? "telegram" : "directory";
    }

    /** The folder that everything arrives below; empty for a target that is none. */
    static Optional<Path> folder(Settings settings) {
        String target = settings.get(LullSettings.TARGET);
        return target.startsWith("/")
                ? Optional.of(Path.of(TargetTemplate.of(target).fixed()))
                : Optional.empty();
    }

    private static SettingsException problem(String target, String what) {
        return new SettingsException(List.of("target: '" + target + "' " + what));
    }
}
