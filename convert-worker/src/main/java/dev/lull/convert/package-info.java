/**
 * Converting while no upload waits: a task is taken, its unit claimed, made, verified and put into the store; the last
 * unit's worker has the result assembled, and the result goes on to its upload.
 */
package dev.lull.convert;
