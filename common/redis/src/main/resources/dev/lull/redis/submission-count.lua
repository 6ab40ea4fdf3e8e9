-- Counts a file under its state. What was counted before is known, so counting twice, or late, changes nothing.
-- KEYS[1] lull:submission:{id}; ARGV media id, its state, how many moves brought it there
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
local field = 'media:' .. ARGV[1]
local state, moves = string.match(redis.call('HGET', KEYS[1], field) or '', '^(%S+) (%d+)$')
if not state then
    redis.call('HINCRBY', KEYS[1], 'files', 1)
elseif tonumber(moves) >= tonumber(ARGV[3]) then
    return {'known'}
elseif redis.call('HINCRBY', KEYS[1], 'count:' .. state, -1) == 0 then
    redis.call('HDEL', KEYS[1], 'count:' .. state)
end
redis.call('HINCRBY', KEYS[1], 'count:' .. ARGV[2], 1)
redis.call('HSET', KEYS[1], field, ARGV[2] .. ' ' .. ARGV[3])
return {'counted'}
