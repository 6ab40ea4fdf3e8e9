-- Gives leave to publish lost work again, once within the quiet time whoever asks: planning, if nobody has planned for
-- so long; units that are pending, or whose claim expired so long ago. What was written only just now may be about to
-- be published by whoever wrote it: units follow the plan, assembly follows the last unit.
-- KEYS[1] lull:conversion:{id}; ARGV quiet time in milliseconds, then the units that no queue holds
-- Answers publish, attempt, unit, …; or wait.
local known = redis.call('HMGET', KEYS[1], 'status', 'started_at', 'last_updated', 'published_at')
local time = now()
local before = iso(time - ARGV[1])
if known[4] and known[4] > before then
    return {'wait'}
end

local lost = {}
if known[1] == 'pending' then
    if #ARGV > 1 or known[3] > before then
        return {'wait'}
    end
elseif known[1] == 'in_progress' then
    for i = 2, #ARGV do
        local written = ARGV[i] == 'assemble' and known[3] or known[2] or ''
        local state = redis.call('HGET', KEYS[1], ARGV[i]) or 'unknown'
        local expires = string.match(state, '^running .+ %d+ (%S+)$')
        if written <= before and (state == 'pending' or (expires and expires <= before)) then
            lost[#lost + 1] = ARGV[i]
        end
    end
    if #lost == 0 then
        return {'wait'}
    end
else
    return {'wait'}
end

redis.call('HSET', KEYS[1], 'published_at', iso(time))
local attempt = redis.call('HINCRBY', KEYS[1], 'published_again', 1) + 1
table.insert(lost, 1, 'publish')
table.insert(lost, 2, string.format('%d', attempt))
return lost
