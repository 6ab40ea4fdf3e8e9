-- Moves a file to another state, if its present one allows it, and writes what was learnt.
-- KEYS[1] lull:media:{id}; ARGV the new state, the states it may be entered from (each with a blank on either side),
-- the last send that the mover knows of or an empty text where that does not matter, then field, value, …
-- Answers as move() does.
if ARGV[3] ~= '' and (redis.call('HGET', KEYS[1], 'sends') or '0') ~= ARGV[3] then
    return {'refused'}
end
return move(ARGV[1], ARGV[2], function()
    -- a reason belongs to the state it explains, and the outcome of a send is known now
    redis.call('HDEL', KEYS[1], 'reason', 'send_open_until')
    for i = 4, #ARGV, 2 do
        redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end)
