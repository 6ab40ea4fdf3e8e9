/** Taking in what people name: walking it, reading each file once, noting every one of them with its state. */
package dev.lull.coordinator.intake;
