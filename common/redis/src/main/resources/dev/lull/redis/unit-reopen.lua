-- Takes a finished unit back, since it was no good for assembly, which waits until it is made again.
-- KEYS[1] lull:conversion:{id}; ARGV assemble, worker, token, the unit, what is wrong with it
-- Answers held, the time | lost.
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
if string.match(redis.call('HGET', KEYS[1], ARGV[4]) or '', '^done ') then
    redis.call('HINCRBY', KEYS[1], 'units_done', -1)
end
local time = iso(now())
redis.call('HSET', KEYS[1], ARGV[1], 'pending', ARGV[4], 'pending', 'error', ARGV[5], 'last_updated', time)
redis.call('HINCRBY', KEYS[1], 'retry_count', 1)
return {'held', time}
