-- Notes that a worker cannot use a destination, unless another one has noted that.
-- KEYS[1] lull:doubt:{destination}; ARGV worker, milliseconds it is remembered for
local by = redis.call('GET', KEYS[1])
if by and by ~= ARGV[1] then
    return {'shared'}
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {'alone'}
