/**
 * What operators ask of every process over HTTP: is it alive, can it work, how much has it done. One of the two homes
 * of the HTTP server.
 */
package dev.lull.common.ops;
