/** Files that come into watched folders are taken in by themselves, each once. */
@NullMarked
package dev.lull.coordinator.watch;

import org.jspecify.annotations.NullMarked;
