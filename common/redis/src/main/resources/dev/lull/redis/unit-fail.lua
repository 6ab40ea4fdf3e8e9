-- Gives a unit back after a failure.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, what failed
-- Answers held, the time | lost.
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
local time = iso(now())
redis.call('HSET', KEYS[1], ARGV[1], 'pending', 'error', ARGV[4], 'last_updated', time)
redis.call('HINCRBY', KEYS[1], 'retry_count', 1)
return {'held', time}
