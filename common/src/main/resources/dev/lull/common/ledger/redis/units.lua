-- units: the fields of a checkpoint that tell of a unit

local function is_unit(field)
    return field == 'audio' or field == 'assemble' or string.match(field, '^segment:') ~= nil
end

-- makes units pending: all of them, or those whose text begins with this word
local function reset_units(word)
    local page = redis.call('HGETALL', KEYS[1])
    for i = 1, #page, 2 do
        if is_unit(page[i]) and (not word or string.match(page[i + 1], '^' .. word .. ' ')) then
            redis.call('HSET', KEYS[1], page[i], 'pending')
        end
    end
end

