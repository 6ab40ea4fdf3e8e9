-- doubt: of a worker that could not read the source

-- ends it, as the source was read
local function end_doubt()
    local known = redis.call('HMGET', KEYS[1], 'source_doubt', 'error')
    if known[1] then
        redis.call('HDEL', KEYS[1], 'source_doubt')
        if known[1] == known[2] then
            redis.call('HDEL', KEYS[1], 'error')
        end
    end
end

