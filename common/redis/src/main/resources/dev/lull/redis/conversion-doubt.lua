-- Notes that a worker cannot read the source, unless another one has noted that.
-- KEYS[1] lull:conversion:{id}; ARGV worker, why
-- Answers shared, what the other one noted | alone | ended.
local known = redis.call('HMGET', KEYS[1], 'status', 'source_doubt')
if known[1] ~= 'pending' and known[1] ~= 'in_progress' then
    return {'ended'}
end
local own = ARGV[1] .. ': '
if known[2] and string.sub(known[2], 1, #own) ~= own then
    return {'shared', known[2]}
end
redis.call('HSET', KEYS[1], 'source_doubt', own .. ARGV[2], 'error', own .. ARGV[2])
return {'alone'}
