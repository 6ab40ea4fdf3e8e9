-- Grants a unit to a worker if it is pending or its claim has expired, which counts as a takeover.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, lease in milliseconds
-- Answers granted, token, whose expired claim it was or nothing, takeovers | done | held, worker, the time, until when | gone, why |
-- unreadable, text.
local status = redis.call('HGET', KEYS[1], 'status')
if not status then
    return {'gone', 'there is no such conversion'}
elseif status == 'pending' then
    return {'gone', 'it is not planned yet'}
elseif status ~= 'in_progress' and status ~= 'completed' then
    return {'gone', 'it is ' .. status}
end

local state = redis.call('HGET', KEYS[1], ARGV[1])
if not state then
    return {'gone', 'it has no unit ' .. ARGV[1]}
elseif string.match(state, '^done ') then
    return {'done'}
end

local holder, expires = string.match(state, '^running (.+) %d+ (%S+)$')
local time = now()
if holder and expires > iso(time) then
    return {'held', holder, iso(time), expires}
elseif not holder and state ~= 'pending' then
    return {'unreadable', state}
end

if ARGV[1] == 'assemble' then
    local page = redis.call('HGETALL', KEYS[1])
    for i = 1, #page, 2 do
        if is_unit(page[i]) and page[i] ~= 'assemble' and not string.match(page[i + 1], '^done ') then
            return {'gone', 'not all units are done'}
        end
    end
end

local token = string.format('%d', redis.call('HINCRBY', KEYS[1], 'token', 1))
redis.call('HSET', KEYS[1], ARGV[1], 'running ' .. ARGV[2] .. ' ' .. token .. ' ' .. iso(time + ARGV[3]))
if holder then
    redis.call('HINCRBY', KEYS[1], takeovers(ARGV[1]), 1)
end
return {'granted', token, holder or '', redis.call('HGET', KEYS[1], takeovers(ARGV[1])) or '0'}
