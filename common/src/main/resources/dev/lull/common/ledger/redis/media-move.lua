-- Moves a file to another state, if its present one allows it, and writes what was learnt.
-- KEYS[1] lull:media:{id}; ARGV the new state, the states it may be entered from (each with a blank on either side),
-- then field, value, …
-- Answers done|repeated, submission, moves, since; or refused.
local state = redis.call('HGET', KEYS[1], 'state')
if not state then
    return {'refused'}
end
local outcome = 'repeated'
if state ~= ARGV[1] then
    if not string.find(ARGV[2], ' ' .. state .. ' ', 1, true) then
        return {'refused'}
    end
    outcome = 'done'
    -- a reason belongs to the state it explains
    redis.call('HDEL', KEYS[1], 'reason')
    redis.call('HSET', KEYS[1], 'state', ARGV[1], 'since', iso(now()))
    redis.call('HINCRBY', KEYS[1], 'moves', 1)
    for i = 3, #ARGV, 2 do
        redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end
local now_is = redis.call('HMGET', KEYS[1], 'submission', 'moves', 'since')
return {outcome, now_is[1], now_is[2], now_is[3]}
