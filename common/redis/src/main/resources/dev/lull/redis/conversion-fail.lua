-- Ends a conversion that cannot succeed, unless it has ended; nobody works on its units any more.
-- KEYS[1] lull:conversion:{id}; ARGV why
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
reset_units(true)
redis.call('HSET', KEYS[1], 'status', 'failed', 'error', ARGV[1], 'last_updated', iso(now()))
return {'failed'}
