/** Telling people that a submission is settled or a file was quarantined, wherever they want to hear it. */
@NullMarked
package dev.lull.coordinator.notify;

import org.jspecify.annotations.NullMarked;
