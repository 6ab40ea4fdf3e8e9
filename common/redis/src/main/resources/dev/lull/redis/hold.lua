-- Gives something to a coordinator, for the time of its lease, unless another one has it.
-- KEYS[1] a hash, such as lull:watching:{folder}; ARGV coordinator, lease in milliseconds
-- Answers granted | held.
local known = redis.call('HMGET', KEYS[1], 'by', 'until')
local time = now()
if known[1] and known[1] ~= ARGV[1] and known[2] > iso(time) then
    return {'held'}
end
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'until', iso(time + ARGV[2]))
return {'granted'}
