/** Whether deferred work may run: what the uploads say, and every other reason that people and machines have. */
package dev.lull.common.gate;
