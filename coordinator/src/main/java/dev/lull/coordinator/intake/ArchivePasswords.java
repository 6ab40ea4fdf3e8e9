package dev.lull.coordinator.intake;

import dev.lull.common.ledger.Ledger;
import dev.lull.common.media.MediaFile;
import dev.lull.common.settings.Settings;
import dev.lull.common.settings.UnpackSettings;
import dev.lull.common.store.ArchivedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What may open an archive: what was given for it, for the archives it came in, for its submission, for all. */
final class ArchivePasswords {

    private static final Logger log = LoggerFactory.getLogger(ArchivePasswords.class);

    private final Ledger ledger;
    private final @Nullable Path file;

    ArchivePasswords(Ledger ledger, Settings settings) {
        this.ledger = ledger;
        this.file = settings.find(UnpackSettings.PASSWORD_FILE).map(Path::of).orElse(null);
    }

    /** In the order in which they are tried. */
    List<String> of(MediaFile archive) {
        Set<String> all = new LinkedHashSet<>(ledger.archives().passwords(archive.id()));
        around(archive).forEach(each -> all.addAll(ledger.archives().passwords(each)));
        all.addAll(ledger.archives().passwords(archive.submission()));
        all.addAll(forAll());
        return List.copyOf(all);
    }

    /** The archives that this one came in, the innermost first. */
    List<String> around(MediaFile archive) {
        List<String> around = new ArrayList<>();
        Optional<MediaFile> inner = Optional.of(archive);
        while (inner.isPresent() && ArchivedSource.isOne(inner.get().source())) {
            String outer = ArchivedSource.of(inner.get().source()).archive();
            around.add(outer);
            inner = ledger.media().find(outer);
        }
        return around;
    }

    private List<String> forAll() {
        if (file == null) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            log.warn("password file not readable, archives are tried without it: {}: {}", file, e.toString());
            return List.of();
        }
    }
}
