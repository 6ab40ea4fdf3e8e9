/** The ffmpeg process under supervision: its progress, its limits, its end; and what ffprobe lists of packets. */
package dev.lull.convert.ffmpeg;
