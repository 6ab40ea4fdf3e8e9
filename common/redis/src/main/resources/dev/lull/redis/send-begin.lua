-- Notes that a file goes out, unless somebody else sends it or it does not wait any more.
-- KEYS[1] lull:media:{id}; ARGV the states in which it waits (each with a blank on either side), the last send known to
-- the asker, worker, lease in milliseconds
-- Answers send, its number; or refused.
local known = redis.call('HMGET', KEYS[1], 'state', 'sends', 'send_open_until')
local time = now()
if not known[1] or not string.find(ARGV[1], ' ' .. known[1] .. ' ', 1, true) or (known[2] or '0') ~= ARGV[2]
    or (known[3] and known[3] > iso(time)) then
    return {'refused'}
end
redis.call('HSET', KEYS[1], 'attempted_at', iso(time), 'attempted_by', ARGV[3], 'send_open_until', iso(time + ARGV[4]))
return {'send', string.format('%d', redis.call('HINCRBY', KEYS[1], 'sends', 1))}
