/** What is going on now, told to everybody who looks at once. */
package dev.lull.coordinator.live;
