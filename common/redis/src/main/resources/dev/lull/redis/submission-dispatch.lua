-- Notes that all files of a submission were looked at; the first time counts. Nobody has its intake from then on.
-- KEYS[1] lull:submission:{id}; ARGV the time
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
redis.call('HSETNX', KEYS[1], 'dispatched', ARGV[1])
redis.call('HDEL', KEYS[1], 'intake_by', 'intake_until')
return {'dispatched'}
