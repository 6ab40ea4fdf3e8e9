/** What the page, and the coordinator that tells it, take where there is a great deal to tell. */
package dev.lull.bench.page;
