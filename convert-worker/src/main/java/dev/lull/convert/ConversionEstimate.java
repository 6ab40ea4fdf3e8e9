package dev.lull.convert;

/**
 * What a conversion would need and make.
 *
 * @param seconds on this machine, if it did nothing else
 * @param bytes of the result
 * @param margin by what part both may be off, judged by how far the segments that were made differ; 0.2 for a fifth
 */
public record ConversionEstimate(double seconds, long bytes, double margin) {}
