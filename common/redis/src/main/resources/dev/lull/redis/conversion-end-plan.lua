-- Notes that a worker that began to plan lives, and plans no more.
-- KEYS[1] lull:conversion:{id}
local planning = tonumber(redis.call('HGET', KEYS[1], 'planning') or '0')
if planning > 1 then
    redis.call('HSET', KEYS[1], 'planning', string.format('%d', planning - 1))
else
    redis.call('HDEL', KEYS[1], 'planning')
end
return {'ended'}
