/** Servers that stand in for upload targets, for the tests of this module and the journeys of deploy/standalone. */
package dev.lull.upload.testing;
