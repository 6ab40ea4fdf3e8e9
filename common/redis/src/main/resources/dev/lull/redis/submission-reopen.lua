-- A file of a submission is on its way again: the submission is neither settled nor cancelled any more, and kept until it is.
-- KEYS[1] lull:submission:{id}
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
redis.call('HDEL', KEYS[1], 'settled', 'cancelled')
redis.call('PERSIST', KEYS[1])
return {'open'}
