-- move: from one state of a file to another

-- Moves the file if its present state is among those it may come from (each with a blank on either side), and lets
-- change() do what goes with it. Answers done|repeated, submission, moves, since, kind (empty for a sidecar); or
-- refused.
local function move(to, from, change)
    local state = redis.call('HGET', KEYS[1], 'state')
    if not state then
        return {'refused'}
    end
    local outcome = 'repeated'
    if state ~= to then
        if not string.find(from, ' ' .. state .. ' ', 1, true) then
            return {'refused'}
        end
        outcome = 'done'
        redis.call('HSET', KEYS[1], 'state', to, 'since', iso(now()))
        redis.call('HINCRBY', KEYS[1], 'moves', 1)
        change()
    end
    local now_is = redis.call('HMGET', KEYS[1], 'submission', 'moves', 'since', 'kind', 'sidecar_of')
    return {outcome, now_is[1], now_is[2], now_is[3], not now_is[5] and now_is[4] or ''}
end

