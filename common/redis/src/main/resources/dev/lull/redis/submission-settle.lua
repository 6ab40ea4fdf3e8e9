-- Marks a submission settled if it is dispatched and every file is counted under a settled state, and nobody may still be
-- at a walk that was cancelled.
-- KEYS[1] lull:submission:{id}; ARGV the time, then the settled states
if redis.call('HEXISTS', KEYS[1], 'settled') == 1 then
    return {'settled'}
end
if redis.call('HEXISTS', KEYS[1], 'dispatched') == 0 then
    return {'under way'}
end
local walk = redis.call('HMGET', KEYS[1], 'cancelled', 'intake_by', 'intake_until')
if walk[1] and walk[2] and walk[3] > iso(now()) then
    return {'under way'}
end
local settled = 0
for i = 2, #ARGV do
    settled = settled + tonumber(redis.call('HGET', KEYS[1], 'count:' .. ARGV[i]) or '0')
end
if settled < tonumber(redis.call('HGET', KEYS[1], 'files') or '0') then
    return {'under way'}
end
redis.call('HSET', KEYS[1], 'settled', ARGV[1])
return {'settled'}
