-- Notes how many albums the images of a submission went out in.
-- KEYS[1] lull:submission:{id}; ARGV the number
if redis.call('EXISTS', KEYS[1]) == 0 then
    return {'unknown'}
end
redis.call('HSET', KEYS[1], 'albums', ARGV[1])
return {'noted'}
