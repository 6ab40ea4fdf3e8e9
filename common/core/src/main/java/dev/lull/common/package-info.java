/** The words and the ports that the coordinator and the workers share. Nothing here has a main. */
package dev.lull.common;
