/**
 * Where media goes. The port {@link dev.lull.upload.targets.UploadTarget} takes albums and answers for each file, so
 * that places that know albums and places that do not look the same to the worker.
 */
package dev.lull.upload.targets;
