-- Lets a conversion that has ended go on. Of a failed one the finished units stay, unless all were finished: then what
-- failed was putting them together. Of any other nothing is left.
-- KEYS[1] lull:conversion:{id}; ARGV the time
local function unfinished()
    local page = redis.call('HGETALL', KEYS[1])
    for i = 1, #page, 2 do
        if is_unit(page[i]) and page[i] ~= 'assemble' and not string.match(page[i + 1], '^done ') then
            return true
        end
    end
    return false
end

local known = redis.call('HMGET', KEYS[1], 'status', 'plan')
local status = known[1]
if not status then
    return {'unknown'}
elseif status == 'pending' or status == 'in_progress' then
    return {'under way'}
end
local progress = '0'
if status == 'failed' and unfinished() then
    reset_units('running')
    progress = redis.call('HGET', KEYS[1], 'progress')
else
    reset_units()
end
redis.call('PERSIST', KEYS[1])
redis.call('HDEL', KEYS[1], 'error', 'published_at', 'published_again')
redis.call('HSET', KEYS[1], 'status', known[2] and 'in_progress' or 'pending', 'progress', progress,
    'retry_count', '0', 'last_updated', ARGV[1])
return {'reopened'}
