-- Moves a settled file back on its way, if its present state allows it; what it ended with is forgotten.
-- KEYS[1] lull:media:{id}; ARGV the new state, the states it may be entered from (each with a blank on either side),
-- then the fields to forget
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
    redis.call('PERSIST', KEYS[1])
    redis.call('HDEL', KEYS[1], 'published_at', 'published_again', unpack(ARGV, 3))
    redis.call('HSET', KEYS[1], 'state', ARGV[1], 'since', iso(now()))
    redis.call('HINCRBY', KEYS[1], 'moves', 1)
end
local now_is = redis.call('HMGET', KEYS[1], 'submission', 'moves', 'since')
return {outcome, now_is[1], now_is[2], now_is[3]}
