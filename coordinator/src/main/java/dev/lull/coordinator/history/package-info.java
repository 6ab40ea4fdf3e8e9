/** Keeping how files ended for longer than their state. */
@NullMarked
package dev.lull.coordinator.history;

import org.jspecify.annotations.NullMarked;
