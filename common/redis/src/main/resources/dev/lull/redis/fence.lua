-- fence: keeps out whoever lost a claim

-- whether the conversion still runs and this worker holds the unit under this token
local function holds(unit, worker, token)
    if redis.call('HGET', KEYS[1], 'status') ~= 'in_progress' then
        return false
    end
    local holder, current = string.match(redis.call('HGET', KEYS[1], unit) or '', '^running (.+) (%d+) %S+$')
    return holder == worker and current == token
end

