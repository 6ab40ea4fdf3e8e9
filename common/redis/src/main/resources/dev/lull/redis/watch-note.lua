-- Adds to what was taken of a directory.
-- KEYS[1] lull:watched:{directory}; ARGV name, what was seen of it, name, …
for i = 1, #ARGV, 2 do
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
return {'noted'}
