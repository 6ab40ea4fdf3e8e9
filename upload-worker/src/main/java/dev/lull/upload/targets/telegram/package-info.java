/** A Telegram chat as a target: what media becomes there, how it is posted, and what the Bot API's answers mean. */
package dev.lull.upload.targets.telegram;
