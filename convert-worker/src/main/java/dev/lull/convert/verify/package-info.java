/** Proving that what was made is what the source holds, whole and playable. ffmpeg's exit status proves nothing. */
package dev.lull.convert.verify;
