-- Gives a unit back unfinished.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
redis.call('HSET', KEYS[1], ARGV[1], 'pending')
return {'held'}
