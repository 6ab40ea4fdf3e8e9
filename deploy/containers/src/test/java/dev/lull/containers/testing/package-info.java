/** The project's own images on a private network, with the servers they stand on. */
package dev.lull.containers.testing;
