-- Ends a conversion that cannot succeed, unless it has ended; nobody works on its units any more.
-- KEYS[1] lull:conversion:{id}; ARGV why, the time
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
local page = redis.call('HGETALL', KEYS[1])
for i = 1, #page, 2 do
    if string.match(page[i + 1], '^running ') and (string.match(page[i], '^segment:') or page[i] == 'audio'
            or page[i] == 'assemble') then
        redis.call('HSET', KEYS[1], page[i], 'pending')
    end
end
redis.call('HSET', KEYS[1], 'status', 'failed', 'error', ARGV[1], 'last_updated', ARGV[2])
return {'failed'}
