/** Other programs as children that never outlive this process: ffmpeg, ffprobe, the embedded Redis. */
package dev.lull.common.process;
