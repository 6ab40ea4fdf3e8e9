-- progress: of the whole conversion, from its finished units and the part of the one at hand

-- saves it if it grew, and answers it, 0 to 99: only a verified result is 100
local function reach(part)
    local known = redis.call('HMGET', KEYS[1], 'units', 'units_done', 'progress')
    local percent = math.min(99, math.floor(10000 * (known[2] + part) / known[1] + 0.5) / 100)
    if percent <= tonumber(known[3]) then
        return known[3]
    end
    -- as text: a number would be written with all the digits that a double has
    local text = tostring(percent)
    redis.call('HSET', KEYS[1], 'progress', text)
    return text
end

