-- Puts files behind the others of their submission, each once.
-- KEYS[1] lull:submission:{id}:media; ARGV media ids
for i = 1, #ARGV do
    if not redis.call('ZSCORE', KEYS[1], ARGV[i]) then
        redis.call('ZADD', KEYS[1], redis.call('ZCARD', KEYS[1]), ARGV[i])
    end
end
return {'enlisted'}
