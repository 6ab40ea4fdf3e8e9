/** Manual pages for man(1), made from the help of the commands. */
package dev.lull.standalone.manual;
