-- Asks for another walk of a submission that is neither settled nor cancelled; it is not dispatched until that has come to its end.
-- KEYS[1] lull:submission:{id}
local known = redis.call('HMGET', KEYS[1], 'started', 'settled', 'dispatched', 'cancelled')
if not known[1] or known[2] or known[4] then
    return {'over'}
end
redis.call('HSET', KEYS[1], 'walk_again', 'true')
if known[3] then
    redis.call('HSET', KEYS[1], 'walked', known[3])
    redis.call('HDEL', KEYS[1], 'dispatched')
end
return {'asked'}
