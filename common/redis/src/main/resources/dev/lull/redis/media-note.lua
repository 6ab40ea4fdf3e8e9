-- Writes a field of a file that has none yet.
-- KEYS[1] lull:media:{id}; ARGV field, value
if redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
end
return {'noted'}
