package dev.lull.convert.analysis;

/** A stream of an original and what was made of it. */
public record StreamPair(StreamOfFile original, StreamOfFile made) {}
