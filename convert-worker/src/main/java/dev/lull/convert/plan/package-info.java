/** Deciding what has to be made anew, and in which units: pure, so that every worker comes to the same plan. */
package dev.lull.convert.plan;
