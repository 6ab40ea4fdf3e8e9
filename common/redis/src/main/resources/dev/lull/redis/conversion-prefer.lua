-- Gives a conversion that has not ended the highest priority.
-- KEYS[1] lull:conversion:{id}; ARGV that priority
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
redis.call('HSET', KEYS[1], 'priority', ARGV[1])
return {'preferred'}
