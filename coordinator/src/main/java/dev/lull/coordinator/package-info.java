/** To be told. */
package dev.lull.coordinator;
