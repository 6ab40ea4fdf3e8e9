package dev.lull.coordinator.intake;

import dev.lull.common.media.MediaState;
import dev.lull.common.media.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of things that are never read. Skipped is what Lull does not carry; quarantined is what should have
 * worked and did not, so that a person reads it.
 */
final class Verdicts {

    private Verdicts() {}

    static StateChange skipped(String reason) {
        return StateChange.to(MediaState.SKIPPED).because(reason);
    }

    static StateChange quarantined(String reason) {
        return StateChange.to(MediaState.QUARANTINED).because(reason);
    }

    static StateChange emptyFolder() {
        return skipped("empty folder");
    }

    static StateChange emptyFile() {
        return skipped("empty file (0 bytes)");
    }

    static StateChange folderLink() {
        return skipped("link to a folder, not followed");
    }

    static StateChange excluded() {
        return skipped("folder passed over: it is the target, Lull's own, or named in intake.exclude");
    }

    static StateChange excludedName(String pattern) {
        return skipped("left out: its name matches " + pattern + " in intake.exclude-names");
    }

    static StateChange folder() {
        return skipped("a folder; its files were taken in by themselves");
    }

    static StateChange special() {
        return skipped("neither a file nor a folder (a pipe, socket or device)");
    }

    static StateChange missing() {
        return quarantined("no such file or folder");
    }

    static StateChange hidden() {
        return quarantined("no permission to look into its folder");
    }

    static StateChange danglingLink() {
        return quarantined("link to a file that is not there");
    }

    static StateChange outsideRoots() {
        return quarantined("refused: outside the folders of intake.roots");
    }

    static StateChange outsideBuckets() {
        return quarantined("refused: outside the buckets of intake.roots, which may name s3://bucket/prefix");
    }

    static StateChange noObject() {
        return quarantined("no such object, and none below it");
    }

    static StateChange unreadableBucket(@Nullable String why) {
        return quarantined("cannot read the bucket: " + why);
    }

    static StateChange undecodableName() {
        return quarantined("its name is not valid text in this system's encoding: rename it");
    }

    static StateChange unreadableFolder(String why) {
        return quarantined("cannot read the folder: " + why);
    }

    static StateChange linkInArchive() {
        return skipped("a link in the archive, not followed");
    }

    static StateChange specialInArchive() {
        return skipped("neither a file nor a folder (a pipe or device in the archive)");
    }

    static StateChange notTakenOut(String objection) {
        return quarantined("not taken out of the archive: " + objection);
    }

    static StateChange growing(String sign) {
        return quarantined("still being written: " + sign + "; lull retry takes it when that is done");
    }
}
