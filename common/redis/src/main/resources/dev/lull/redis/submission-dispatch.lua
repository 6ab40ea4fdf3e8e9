-- Notes that all files of a submission were looked at; the first time counts. Nobody has its intake from then on. While
-- another walk is asked for, it only notes how far this one came.
-- KEYS[1] lull:submission:{id}; ARGV the time
-- Answers dispatched | walk again | unknown.
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
if redis.call('HEXISTS', KEYS[1], 'walk_again') == 1 then
    redis.call('HSET', KEYS[1], 'walked', ARGV[1])
    redis.call('HDEL', KEYS[1], 'checkpoint')
    return {'walk again'}
end
redis.call('HSETNX', KEYS[1], 'dispatched', ARGV[1])
redis.call('HDEL', KEYS[1], 'intake_by', 'intake_until', 'checkpoint')
return {'dispatched'}
