-- Moves a settled file back on its way, if its present state allows it; what it ended with is forgotten.
-- KEYS[1] lull:media:{id}; ARGV the new state, the states it may be entered from (each with a blank on either side),
-- then the fields to forget
-- Answers as move() does.
return move(ARGV[1], ARGV[2], function()
    redis.call('PERSIST', KEYS[1])
    redis.call('HDEL', KEYS[1], 'published_at', 'published_again', unpack(ARGV, 3))
end)
