-- Lets a conversion that has ended go on. Of a failed one the finished units stay, unless all were finished: then what
-- failed was putting them together. Of any other nothing is left.
-- KEYS[1] lull:conversion:{id}
local known = redis.call('HMGET', KEYS[1], 'status', 'plan', 'units')
local status = known[1]
if not status then
    return {'unknown'}
elseif status == 'pending' or status == 'in_progress' then
    return {'under way'}
end
local done = reset_units(status == 'failed')
if done == tonumber(known[3] or '0') then
    done = reset_units(false)
end
if done == 0 then
    redis.call('HSET', KEYS[1], 'progress', '0')
end
forget_takeovers()
end_doubt()
redis.call('PERSIST', KEYS[1])
redis.call('HDEL', KEYS[1], 'error', 'published_at', 'published_again')
redis.call('HSET', KEYS[1], 'status', known[2] and 'in_progress' or 'pending', 'retry_count', '0',
    'last_updated', iso(now()))
return {'reopened'}
