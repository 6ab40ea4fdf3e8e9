/** Looking at files: what they are by content, and what ffprobe says of a video. One of the two homes of Jaffree. */
package dev.lull.common.probe;
