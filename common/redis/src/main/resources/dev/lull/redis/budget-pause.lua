-- Stops all sending for a while; a longer pause stays as it is.
-- KEYS[1] lull:budget:{destination}; ARGV milliseconds, why
local millis = now() + ARGV[1]
local till = iso(millis)
local paused = redis.call('HGET', KEYS[1], 'paused_until')
if paused and paused >= till then
    return {'longer'}
end
redis.call('HSET', KEYS[1], 'paused_until', till, 'reason', ARGV[2])
-- what was sent before counts for a minute
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', millis + 60000))
return {'paused'}
