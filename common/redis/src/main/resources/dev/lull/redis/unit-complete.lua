-- Marks a unit as done; asked again for the same bytes, which it has by then, nothing changes.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, its field
-- Answers held, the time | lost.
local known = redis.call('HMGET', KEYS[1], 'status', 'last_updated', ARGV[1])
if known[1] == 'in_progress' and known[3] == ARGV[4] then
    return {'held', known[2]}
end
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
local time = iso(now())
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4], 'last_updated', time)
redis.call('HDEL', KEYS[1], takeovers(ARGV[1]))
end_doubt()
redis.call('HINCRBY', KEYS[1], 'units_done', 1)
reach(0)
return {'held', time}
