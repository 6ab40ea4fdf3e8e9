-- Moves a file to another state, if its present one allows it, and writes what was learnt.
-- KEYS[1] lull:media:{id}; ARGV the new state, the states it may be entered from (each with a blank on either side),
-- then field, value, …
-- Answers done|repeated, submission, moves, since; or refused.
return move(ARGV[1], ARGV[2], function()
    -- a reason belongs to the state it explains
    redis.call('HDEL', KEYS[1], 'reason')
    for i = 3, #ARGV, 2 do
        redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end)
