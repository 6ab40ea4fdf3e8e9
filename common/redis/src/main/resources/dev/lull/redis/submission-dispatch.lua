-- Notes that all files of a submission were looked at; the first time counts.
-- KEYS[1] lull:submission:{id}; ARGV the time
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
redis.call('HSETNX', KEYS[1], 'dispatched', ARGV[1])
return {'dispatched'}
