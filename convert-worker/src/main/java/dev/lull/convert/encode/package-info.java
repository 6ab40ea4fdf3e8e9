/** Making one unit: the command line for ffmpeg, and nothing that outlives it. One of the two homes of Jaffree. */
package dev.lull.convert.encode;
