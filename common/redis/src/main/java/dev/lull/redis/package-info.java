/**
 * The ledger in Redis, through Redisson: the layout of its keys, and the scripts that change them. Every change of more
 * than one field is one script on one key; a sorted set is only a hint where to look, the hash decides.
 */
package dev.lull.redis;
