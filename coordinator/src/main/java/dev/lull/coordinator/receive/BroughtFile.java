package dev.lull.coordinator.receive;

import java.time.Instant;

/**
 * A file that another part of the coordinator brings.
 *
 * @param id of its submission: of the form of {@code Intake.newId}, and the same whenever it is brought
 * @param path where it goes below the target, {@code /} between folders
 * @param length bytes
 * @param modified when it was last changed, as far as that is known
 */
public record BroughtFile(String id, String path, long length, Instant modified) {}
