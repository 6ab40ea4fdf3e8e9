package dev.lull.bench.scaling;

/**
 * How an autoscaler of the kind of KEDA follows the runnable backlog; times in milliseconds.
 *
 * @param poll how often it asks
 * @param start how long a new worker takes until it can work
 * @param timeout for how long fewer workers must have been enough before there are fewer
 * @param least workers there always are
 */
record Scaling(long poll, long start, long timeout, int least) {}
