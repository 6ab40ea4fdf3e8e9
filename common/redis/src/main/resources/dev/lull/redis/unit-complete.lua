-- Marks a unit as done.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, its field
-- Answers held, the time | lost.
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
local time = iso(now())
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4], 'last_updated', time)
redis.call('HINCRBY', KEYS[1], 'units_done', 1)
reach(0)
return {'held', time}
