-- Puts a file behind the others of its submission, once.
-- KEYS[1] lull:submission:{id}:media; ARGV media id
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then
    return {'known'}
end
redis.call('ZADD', KEYS[1], redis.call('ZCARD', KEYS[1]), ARGV[1])
return {'enlisted'}
