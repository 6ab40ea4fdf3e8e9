-- Gives the videos of a submission that are still to be taken in the highest priority.
-- KEYS[1] lull:submission:{id}; ARGV that priority
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
redis.call('HSET', KEYS[1], 'priority', ARGV[1])
return {'preferred'}
