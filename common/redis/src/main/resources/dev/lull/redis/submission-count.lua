-- Counts files under their states. What was counted before is known, so counting twice, or late, changes nothing.
-- KEYS[1] lull:submission:{id}; ARGV media id, its state, how many moves brought it there, media id, …
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
for i = 1, #ARGV, 3 do
    local field = 'media:' .. ARGV[i]
    local state, moves = string.match(redis.call('HGET', KEYS[1], field) or '', '^(%S+) (%d+)$')
    if not state or tonumber(moves) < tonumber(ARGV[i + 2]) then
        if not state then
            redis.call('HINCRBY', KEYS[1], 'files', 1)
        elseif redis.call('HINCRBY', KEYS[1], 'count:' .. state, -1) == 0 then
            redis.call('HDEL', KEYS[1], 'count:' .. state)
        end
        redis.call('HINCRBY', KEYS[1], 'count:' .. ARGV[i + 1], 1)
        redis.call('HSET', KEYS[1], field, ARGV[i + 1] .. ' ' .. ARGV[i + 2])
    end
end
return {'counted'}
