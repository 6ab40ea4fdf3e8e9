/**
 * Telegram as a source: the media that is sent to some chats is taken in, and the commands there are answered. One
 * coordinator at a time reads the messages of the bot.
 */
@NullMarked
package dev.lull.coordinator.telegram;

import org.jspecify.annotations.NullMarked;
