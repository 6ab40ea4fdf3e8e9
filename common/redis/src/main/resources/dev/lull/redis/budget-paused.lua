-- Tells whether sending is stopped for a while.
-- KEYS[1] lull:budget:{destination}
-- Answers go; or wait, the time, the end of the wait, why.
local time = iso(now())
local known = redis.call('HMGET', KEYS[1], 'paused_until', 'reason')
if known[1] and known[1] > time then
    return {'wait', time, known[1], known[2]}
end
return {'go'}
