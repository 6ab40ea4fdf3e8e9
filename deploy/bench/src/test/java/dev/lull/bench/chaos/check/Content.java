package dev.lull.bench.chaos.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that were handed over with the same bytes: of all of them one arrives. */
final class Content {

    private final Given first;
    private final List<Given> given = new ArrayList<>();

    private Content(Given first) {
        this.first = first;
    }

    /** All contents, by their SHA-256. */
    static Map<String, Content> of(Collection<Given> given) {
        Map<String, Content> contents = new LinkedHashMap<>();
        for (Given each : given) {
            contents.computeIfAbsent(each.sha256(), sha256 -> new Content(each))
                    .given
                    .add(each);
        }
        return contents;
    }

    String sha256() {
        return first.sha256();
    }

    Kind kind() {
        return first.kind();
    }

    @Nullable
    Shape shape() {
        return first.shape();
    }

    /** Whether one of them was left alone. */
    boolean mustArrive() {
        return given.stream().anyMatch(each -> each.fate() == Fate.STAYS);
    }

    Set<String> stems() {
        Set<String> stems = new HashSet<>();
        given.forEach(each -> stems.add(each.stem()));
        return stems;
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
