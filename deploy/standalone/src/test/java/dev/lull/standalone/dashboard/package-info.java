/** The dashboard of a running Lull, as a real browser shows it. */
package dev.lull.standalone.dashboard;
