/** The compose file in {@code deploy/compose}, read without an engine. */
@NullMarked
package dev.lull.containers.compose;

import org.jspecify.annotations.NullMarked;
