-- Cancels a conversion, whatever it is at: every claim is void, and nothing counts as done, as the files go.
-- KEYS[1] lull:conversion:{id}
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
reset_units(false)
redis.call('HSET', KEYS[1], 'status', 'cancelled', 'last_updated', iso(now()))
return {'cancelled'}
