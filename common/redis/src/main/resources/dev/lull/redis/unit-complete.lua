-- Marks a unit as done.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, its field, the time
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4], 'last_updated', ARGV[5])
redis.call('HINCRBY', KEYS[1], 'units_done', 1)
reach(0)
return {'held'}
