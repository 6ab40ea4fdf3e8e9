-- Writes a plan. Under the same fingerprint nothing changes; under another one everything starts over, and the token
-- grows, so that whoever works on the old plan is refused.
-- KEYS[1] lull:conversion:{id}; ARGV the time, fingerprint, plan, reason, output path, cuts, number of segments, what is
-- kept, what is lost, then every unit, assembly last
local known = redis.call('HMGET', KEYS[1], 'status', 'fingerprint')
local status = known[1]
if not status then
    return {'unknown'}
end
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
if known[2] == ARGV[2] then
    return {'same'}
end
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if is_unit(field) then
        redis.call('HDEL', KEYS[1], field)
    end
end
redis.call('HDEL', KEYS[1], 'error')
redis.call('HSET', KEYS[1], 'output_path', ARGV[5], 'status', 'in_progress', 'progress', '0', 'started_at', ARGV[1],
    'last_updated', ARGV[1], 'retry_count', '0', 'plan', ARGV[3], 'cuts', ARGV[6], 'segments', ARGV[7],
    'fingerprint', ARGV[2], 'reason', ARGV[4], 'kept', ARGV[8], 'lost', ARGV[9], 'units', #ARGV - 10,
    'units_done', '0')
redis.call('HINCRBY', KEYS[1], 'token', 1)
for i = 10, #ARGV do
    redis.call('HSET', KEYS[1], ARGV[i], 'pending')
end
return {'planned'}
