-- Adds passwords that are not there, behind those that are.
-- KEYS[1] lull:passwords:{id}; ARGV milliseconds that all are kept, password, password, …
local order = #redis.call('HGETALL', KEYS[1]) / 2
for i = 2, #ARGV do
    if not redis.call('HGET', KEYS[1], ARGV[i]) then
        redis.call('HSET', KEYS[1], ARGV[i], string.format('%d', order))
        order = order + 1
    end
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {'added'}
