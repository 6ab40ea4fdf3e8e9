/** JSON inside a text that a port carries. Knows no other package of Lull, and shows no type of the JSON library. */
package dev.lull.common.json;
