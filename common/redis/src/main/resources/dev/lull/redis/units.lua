-- units: the fields of a checkpoint that tell of a unit

local function is_unit(field)
    return field == 'audio' or field == 'assemble' or string.match(field, '^segment:') ~= nil
end

-- the field of how often a unit was taken over from a worker that let its claim expire
local function takeovers(unit)
    return 'takeovers:' .. unit
end

-- and of how many workers began to plan, and may have died
local function forget_takeovers()
    redis.call('HDEL', KEYS[1], 'planning')
    for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
        if string.match(field, '^takeovers:') then
            redis.call('HDEL', KEYS[1], field)
        end
    end
end

-- makes units pending: all of them, or only those somebody holds; answers how many of those to be put together are done
local function reset_units(only_held)
    local page = redis.call('HGETALL', KEYS[1])
    local done = 0
    for i = 1, #page, 2 do
        if is_unit(page[i]) then
            if not only_held or string.match(page[i + 1], '^running ') then
                redis.call('HSET', KEYS[1], page[i], 'pending')
            elseif page[i] ~= 'assemble' and string.match(page[i + 1], '^done ') then
                done = done + 1
            end
        end
    end
    redis.call('HSET', KEYS[1], 'units_done', done)
    return done
end

