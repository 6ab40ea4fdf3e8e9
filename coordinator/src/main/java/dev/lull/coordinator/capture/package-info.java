/**
 * When, where and with which camera a picture or a video was taken, as the file says. Bounded on hostile files: so many
 * bytes of a file are read and no more, and no array is as long as a file claims that it has to be.
 */
package dev.lull.coordinator.capture;
