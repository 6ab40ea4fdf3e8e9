-- Marks a submission that is not settled as cancelled, which ends its walk; the first time counts. Whoever is at the walk
-- keeps its intake until it notices, or its lease is over.
-- KEYS[1] lull:submission:{id}; ARGV the time
-- Answers cancelled | over.
local known = redis.call('HMGET', KEYS[1], 'started', 'settled')
if not known[1] or known[2] then
    return {'over'}
end
redis.call('HSETNX', KEYS[1], 'cancelled', ARGV[1])
redis.call('HSETNX', KEYS[1], 'dispatched', ARGV[1])
redis.call('HDEL', KEYS[1], 'checkpoint', 'walk_again')
return {'cancelled'}
