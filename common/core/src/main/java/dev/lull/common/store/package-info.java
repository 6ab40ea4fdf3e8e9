/** Where the bytes are: finished units and results, in a shared folder or in a bucket. */
package dev.lull.common.store;
