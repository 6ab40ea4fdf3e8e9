/** What {@code lull doctor} looks at on this machine, and how it says what it found. */
@NullMarked
package dev.lull.standalone.doctor;

import org.jspecify.annotations.NullMarked;
