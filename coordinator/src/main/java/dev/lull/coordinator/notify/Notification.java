package dev.lull.coordinator.notify;

import java.time.Instant;
import java.util.Map;

/**
 * What is told, for every channel to put into its own form.
 *
 * @param id the same each time it is told, so that who hears it twice may notice
 * @param type {@code dev.lull.submission.settled} or {@code dev.lull.media.quarantined}
 * @param subject id of the submission or the file
 * @param urgent whether somebody should look
 * @param title one line
 * @param text some lines
 * @param data what programs want to know
 */
public record Notification(
        String id,
        String type,
        String subject,
        Instant at,
        boolean urgent,
        String title,
        String text,
        Map<String, Object> data) {}
