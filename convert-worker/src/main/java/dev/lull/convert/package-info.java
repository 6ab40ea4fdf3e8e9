/**
 * Converting in the lull: a task is taken while no upload waits, its unit claimed, made, verified and put into the
 * store; the last unit's worker has the result assembled, and the result goes on to its upload.
 */
package dev.lull.convert;
