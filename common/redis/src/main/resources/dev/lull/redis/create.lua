-- Writes a new hash; one that exists is left as it is.
-- KEYS[1] the hash; ARGV field, value, field, value, …
if redis.call('EXISTS', KEYS[1]) == 1 then
    return {'known'}
end
for i = 1, #ARGV, 2 do
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
return {'created'}
