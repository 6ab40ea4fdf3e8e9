-- Notes that the work files of a conversion go: unless it is under way. Reopened later, it makes its units anew.
-- KEYS[1] lull:conversion:{id}
local status = redis.call('HGET', KEYS[1], 'status')
if status == 'pending' or status == 'in_progress' then
    return {'under way'}
elseif status == 'failed' then
    reset_units(false)
    redis.call('HSET', KEYS[1], 'progress', '0')
end
return {'discard'}
