/** What a person sees of the main job: progress while it runs, a summary at its end, a file for programs. */
package dev.lull.standalone.output;
