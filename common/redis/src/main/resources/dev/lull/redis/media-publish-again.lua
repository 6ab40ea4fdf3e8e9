-- Gives leave to publish a lost upload again, once within the quiet time whoever asks.
-- KEYS[1] lull:media:{id}; ARGV the state it must be in, quiet time in milliseconds
-- Answers publish, attempt; or wait.
local known = redis.call('HMGET', KEYS[1], 'state', 'since', 'published_at')
local time = now()
local before = iso(time - ARGV[2])
if known[1] ~= ARGV[1] or known[2] > before or (known[3] and known[3] > before) then
    return {'wait'}
end
redis.call('HSET', KEYS[1], 'published_at', iso(time))
return {'publish', string.format('%d', redis.call('HINCRBY', KEYS[1], 'published_again', 1) + 1)}
