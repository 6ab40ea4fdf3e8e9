/** Where the bytes are: originals, finished units, results. A shared directory now; the port fits a bucket too. */
package dev.lull.common.store;
