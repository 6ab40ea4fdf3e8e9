package dev.lull.coordinator.intake;

import dev.lull.common.media.StateChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a walk came across.
 *
 * @param source absolute path, URI of an object, or what was given in place of one
 * @param name where it goes below the target
 * @param verdict what becomes of it when that is clear without reading; null for a file to be read
 * @param owner source of the file whose sidecar it is; null for what is none
 * @param sidecars sources of its own sidecars, which the walk comes across behind it
 */
record WalkEntry(
        String source,
        String name,
        @Nullable StateChange verdict,
        @Nullable String owner,
        List<String> sidecars) {

    static WalkEntry file(String source, String name) {
        return new WalkEntry(source, name, null, null, List.of());
    }

    static WalkEntry odd(String source, String name, StateChange verdict) {
        return new WalkEntry(source, name, verdict, null, List.of());
    }

    WalkEntry sidecarOf(String ownersSource) {
        return new WalkEntry(source, name, verdict, ownersSource, List.of());
    }

    WalkEntry with(List<String> itsSidecars) {
        return new WalkEntry(source, name, verdict, owner, List.copyOf(itsSidecars));
    }
}
