package dev.lull.bench.scaling;

/**
 * A record that an upload worker takes: an album of images or a video.
 *
 * @param at when it is published, in milliseconds
 * @param takes how long its upload takes once it has begun
 */
record Upload(long at, long takes) {}
