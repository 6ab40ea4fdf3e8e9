/**
 * Proving that what comes out is what went in: converted files are decoded again and compared with their sources, frame
 * by frame and sample by sample. {@code docs/fidelity.md} is written from here.
 */
package dev.lull.bench.fidelity;
