/** What becomes of originals once their content has arrived: kept, deleted or moved aside. JDK only. */
package dev.lull.common.original;
