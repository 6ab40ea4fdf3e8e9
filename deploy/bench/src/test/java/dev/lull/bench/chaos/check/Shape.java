package dev.lull.bench.chaos.check;

/** What a converted video must have of its original. */
public record Shape(int frames, double seconds, int audioTracks) {}
