-- Notes that a worker begins to plan.
-- KEYS[1] lull:conversion:{id}
-- Answers how many began before and did not end it.
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'0'}
end
return {string.format('%d', redis.call('HINCRBY', KEYS[1], 'planning', 1) - 1)}
