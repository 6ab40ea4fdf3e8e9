-- Says that a send is still under way.
-- KEYS[1] lull:media:{id}; ARGV its number, lease in milliseconds
local known = redis.call('HMGET', KEYS[1], 'sends', 'send_open_until')
if known[1] ~= ARGV[1] or not known[2] then
    return {'closed'}
end
redis.call('HSET', KEYS[1], 'send_open_until', iso(now() + ARGV[2]))
return {'open'}
