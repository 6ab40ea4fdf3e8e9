package dev.lull.convert.analysis;

/**
 * What some frames of a video say of themselves.
 *
 * @param beginning the first hundred or so
 * @param keyframes those that can be decoded by themselves
 */
public record FrameSamples(FrameFacts beginning, FrameFacts keyframes) {}
